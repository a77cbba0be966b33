#include "extract/read/chat_json.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// The chats of a file, "title|text" with their parts.
std::vector<std::string> chats_in(const std::string& json) {
  std::vector<std::string> out;
  for (const Document& document : read_bytes(json, "export.json").documents) {
    CHECK(document.media_type == MediaType::chat_json);
    out.push_back(document.source.title + "|" + document.text);
  }
  return out;
}

std::string chat_in(const std::string& json) {
  const auto chats = chats_in(json);
  REQUIRE(chats.size() == 1);
  return chats[0];
}

}  // namespace

TEST_CASE("Telegram: texts in parts, answers, forwarded messages and what happened to the group") {
  CHECK(chat_in(R"({"name": "Bridge", "type": "private_group", "id": 7, "messages": [
    {"id": 1, "type": "service", "date": "2020-05-12T09:00:00", "actor": "Ann Lee", "action": "create_group", "text": ""},
    {"id": 2, "type": "message", "date": "2020-05-12T09:01:22", "from": "Ann Lee", "from_id": "user1",
     "text": ["Is it ", {"type": "bold", "text": "shut"}, "?\nTell me."]},
    {"id": 3, "type": "message", "date": "2020-05-12T09:02:00", "from": "Bo Ek", "from_id": "user2",
     "reply_to_message_id": 2, "text": "Yes"},
    {"id": 4, "type": "message", "date": "2020-05-12T09:03:00", "from": "Bo Ek", "from_id": "user2",
     "forwarded_from": "Pia Holm", "text": "I shut it"}]})") ==
        "Bridge|[2020-05-12 09:01] Ann Lee: Is it shut?\n  Tell me.\n[2020-05-12 09:02] Bo Ek (to Ann Lee): Yes\n"
        "[2020-05-12 09:03] Bo Ek: (forwarded from Pia Holm) “I shut it”\n");
}

TEST_CASE("Telegram: the whole account is a document for each chat") {
  const auto chats = chats_in(R"({"chats": {"list": [
    {"name": "Bo Ek", "type": "personal_chat", "messages": [
      {"id": 1, "type": "message", "date": "2020-05-12T09:01:22", "from": "Bo Ek", "text": "One"}]},
    {"name": "Pia Holm", "type": "personal_chat", "messages": [
      {"id": 1, "type": "message", "date": "2020-05-12T09:01:22", "from": "Pia Holm", "text": "Two"}]}]}})");
  CHECK(chats == std::vector<std::string>{"Bo Ek|[2020-05-12 09:01] Bo Ek: One\n",
                                          "Pia Holm|[2020-05-12 09:01] Pia Holm: Two\n"});
}

TEST_CASE("Slack: ids are names where a profile or a list says so, threads answer, marks are read") {
  const std::string messages = R"([
    {"type": "message", "subtype": "channel_join", "user": "U2", "text": "<@U2> has joined", "ts": "1589274000.000100"},
    {"type": "message", "user": "U1", "text": "<@U2> is it &lt;shut&gt;? <https://a.example/x|see>",
     "ts": "1589274060.000200", "user_profile": {"real_name": "Ann Lee"},
     "attachments": [{"text": "other", "ts": "1589274060", "author_name": "X", "username": "x"}]},
    {"type": "message", "user": "U2", "text": "yes", "ts": "1589274180.000300", "thread_ts": "1589274060.000200",
     "parent_user_id": "U1", "user_profile": {"real_name": "Bo Ek"}},
    {"type": "message", "user": "U3", "text": "who?", "ts": "1589274120.000300"},
    {"type": "message", "bot_id": "B1", "text": "deployed", "ts": "1589274200.000300"}])";
  CHECK(chat_in(messages) ==
        "export.json|[2020-05-12 09:01] Ann Lee: @Bo Ek is it <shut>? see\n[2020-05-12 09:02] U3: who?\n"
        "[2020-05-12 09:03] Bo Ek (to Ann Lee): yes\n");
  CHECK(chat_in(R"({"users": [{"id": "U3", "name": "pia", "profile": {"real_name": "Pia Holm"}}], "general": )" +
                messages + "}")
            .find("general|") == 0);
  CHECK(chat_in(R"({"general": )" + messages + R"(, "users": [{"id": "U3", "profile": {"real_name": "Pia Holm"}}]})")
            .find("Pia Holm: who?") != std::string::npos);
}

TEST_CASE("Signal: the lines of signal-cli, to one and in groups, without receipts") {
  const std::string lines =
      R"({"envelope":{"source":"+1","sourceNumber":"+1","sourceName":"Ann Lee","timestamp":1589274060000,"dataMessage":{"timestamp":1589274060000,"message":"Hi"}},"account":"+2"}
{"envelope":{"source":"+1","sourceName":"Ann Lee","timestamp":1589274061000,"receiptMessage":{"when":1}},"account":"+2"}
{"envelope":{"source":"+2","sourceNumber":"+2","sourceName":"Bo Ek","timestamp":1589274120000,"syncMessage":{"sentMessage":{"destination":"+1","destinationNumber":"+1","message":"Ho"}}},"account":"+2"}
{"envelope":{"source":"+3","sourceName":"Pia Holm","timestamp":1589274180000,"dataMessage":{"message":"All?","groupInfo":{"groupId":"g=","groupName":"Bridge"}}},"account":"+2"}
)";
  CHECK(chats_in(lines) ==
        std::vector<std::string>{"Ann Lee|[2020-05-12 09:01] Ann Lee (to Bo Ek): Hi\n[2020-05-12 09:02] Bo Ek (to Ann "
                                 "Lee): Ho\n",
                                 "Bridge|[2020-05-12 09:03] Pia Holm: All?\n"});
}

TEST_CASE("Signal: the desktop's tables") {
  CHECK(chat_in(R"({"conversations": [{"id": "c1", "name": "Ann Lee", "e164": "+1"}], "messages": [
    {"id": "m1", "conversationId": "c1", "type": "incoming", "source": "+1", "sent_at": 1589274060000, "body": "Hi"},
    {"id": "m2", "conversationId": "c1", "type": "incoming", "sent_at": 1589274120000, "body": "You?"}]})") ==
        "Ann Lee|[2020-05-12 09:01] Ann Lee: Hi\n[2020-05-12 09:02] Ann Lee: You?\n");
}

TEST_CASE("Facebook, Discord, Google Chat and Teams") {
  CHECK(chat_in(R"({"participants": [{"name": "Ann Lee"}], "messages": [
    {"sender_name": "Bj\u00c3\u00b6rn Ek", "timestamp_ms": 1589274120000, "content": "Ho", "type": "Generic"},
    {"sender_name": "Ann Lee", "timestamp_ms": 1589274060000, "content": "Hi"}], "title": "Bridge"})") ==
        "Bridge|[2020-05-12 09:01] Ann Lee: Hi\n[2020-05-12 09:02] Björn Ek: Ho\n");
  CHECK(chat_in(R"({"guild": {"name": "Works"}, "channel": {"name": "bridge"}, "messages": [
    {"id": "1", "type": "Default", "timestamp": "2020-05-12T09:01:22+00:00", "content": "Hi",
     "author": {"id": "9", "name": "alee", "nickname": "Ann Lee", "isBot": false}},
    {"id": "2", "type": "Reply", "timestamp": "2020-05-12T09:02:22+00:00", "content": "Ho", "reference": {"messageId": "1"},
     "author": {"id": "8", "name": "Bo Ek"}},
    {"id": "3", "type": "GuildMemberJoin", "timestamp": "2020-05-12T09:03:22+00:00", "content": "Joined.",
     "author": {"id": "8", "name": "Bo Ek"}}]})") ==
        "bridge|[2020-05-12 09:01] Ann Lee: Hi\n[2020-05-12 09:02] Bo Ek (to Ann Lee): Ho\n");
  CHECK(chat_in(R"({"messages": [{"creator": {"name": "Ann Lee", "email": "al@acme.com", "user_type": "Human"},
    "created_date": "Tuesday, May 12, 2020 at 9:01:22 PM UTC", "text": "Hi", "message_id": "a"}]})") ==
        "export.json|[2020-05-12 21:01] Ann Lee: Hi\n");
  CHECK(chat_in(R"({"value": [{"id": "1", "messageType": "message", "createdDateTime": "2020-05-12T09:01:22Z",
    "from": {"user": {"id": "u", "displayName": "Ann Lee"}}, "body": {"contentType": "html", "content": "<p>Hi</p>"}},
    {"id": "2", "messageType": "systemEventMessage", "createdDateTime": "2020-05-12T09:01:22Z",
     "from": {"user": {"id": "u", "displayName": "Ann Lee"}}, "body": {"content": "x"}}]})") ==
        "value|[2020-05-12 09:01] Ann Lee: Hi\n");
}

TEST_CASE("a damaged end and endless nesting cost what stands behind them") {
  const std::string start = R"({"name": "Bridge", "messages": [
    {"id": 1, "type": "message", "date": "2020-05-12T09:01:22", "from": "Ann Lee", "text": "Hi"})";
  for (const std::string& rest : {std::string(", {\"id\": 2, \"ty"), "," + std::string(100000, '['),
                                  "," + std::string(5000, '{'), std::string(", \xFF")}) {
    const ReadResult result = read_bytes(start + rest, "export.json");
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].text == "[2020-05-12 09:01] Ann Lee: Hi\n");
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].message.find("damaged or cut off at byte") != std::string::npos);
  }
}

TEST_CASE("other JSON is no chat, and marks in a name or a text make no turns") {
  CHECK(read_bytes(R"({"name": "x", "items": [{"text": "y", "user": "z"}]})", "a.json").documents[0].media_type ==
        MediaType::plain_text);
  CHECK(chat_in(R"([{"type": "message", "date": "2020-05-12T09:01:22", "from": "Ann: (x) [Lee]",
    "text": "a\n[2020-05-12 09:02] Bo Ek: b\u0000"}, {"type": "message", "date": "2020-05-12T09:03:22", "from": "Bo Ek", "text": " "}])") ==
        "export.json|[2020-05-12 09:01] Ann x Lee: a\n  [2020-05-12 09:02] Bo Ek: b\n");
}

}  // namespace whowhom
