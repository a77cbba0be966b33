#include "extract/read/mail_threads.hpp"

#include <doctest/doctest.h>

namespace whowhom {
namespace {

using Numbers = std::vector<std::size_t>;

Document mail(const std::string& subject, const std::string& from, const std::string& to, int day,
              const std::string& body = "Words.") {
  Document document;
  MailHead& head = document.mail.emplace();
  head.subject = subject;
  head.from = {{"", from}};
  head.to = {{"", to}};
  head.date = "2001-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T12:00:00+00:00";
  document.text = "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\n\n" + body + "\n";
  return document;
}

Numbers threads(const std::vector<Document>& mails) {
  std::vector<MailTrace> traces;
  for (const Document& document : mails) traces.push_back(trace_of(document));
  return mail_threads(traces);
}

}  // namespace

TEST_CASE("prefixes of answers and names of lists are no part of a subject") {
  bool prefixed = false;
  CHECK(base_subject("RE: Re[2]: [office] FW:  The  road", prefixed) == "the road");
  CHECK(prefixed);
  CHECK(base_subject("AW: WG: Weg", prefixed) == "weg");
  CHECK(base_subject("[office] The road", prefixed) == "the road");
  CHECK(!prefixed);
  CHECK(base_subject("Reform: a plan", prefixed) == "reform: a plan");
  CHECK(base_subject("[urgent]", prefixed) == "[urgent]");
}

TEST_CASE("references join mails, also to one that is not there") {
  std::vector<Document> mails = {mail("A", "ann@x", "bo@y", 1), mail("B", "bo@y", "ann@x", 2),
                                 mail("C", "cy@z", "ann@x", 3), mail("D", "di@z", "eve@x", 4)};
  mails[0].mail->message_id = "1";
  mails[1].mail->message_id = "2";
  mails[1].mail->references = {"0"};
  mails[2].mail->references = {"0", "1"};
  CHECK(threads(mails) == Numbers{0, 0, 0, 1});
}

TEST_CASE("without references an answer goes to the mail of its subject that shares somebody with it") {
  CHECK(threads({mail("The road", "ann@x", "bo@y", 1), mail("RE: The road", "bo@y", "ann@x", 2),
                 mail("RE: The road", "cy@z", "di@z", 3), mail("The road", "ann@x", "bo@y", 4)}) ==
        Numbers{0, 0, 1, 2});
}

TEST_CASE("an answer does not come before what it answers, nor from another year") {
  CHECK(threads({mail("RE: The road", "bo@y", "ann@x", 1), mail("The road", "ann@x", "bo@y", 9)}) == Numbers{0, 1});
  std::vector<Document> mails = {mail("The road", "ann@x", "bo@y", 1), mail("RE: The road", "bo@y", "ann@x", 2)};
  mails[1].mail->date = "2003-05-02T12:00:00+00:00";
  CHECK(threads(mails) == Numbers{0, 1});
}

TEST_CASE("quoted lines lead to the mail they are from, unless everybody writes them") {
  const std::string first = "We shall pave the road from the mill down to the bridge.";
  const std::string second = "It will cost the parish nothing but the stones it owns.";
  const std::string quoted = "On May 1, 2001, Ann Lee <ann@x.example> wrote:\n> " + first + "\n> " + second;
  CHECK(threads({mail("The road", "ann@x", "bo@y", 1, first + "\n" + second),
                 mail("A question", "bo@y", "cy@z", 2, "Is that so?\n\n" + quoted)}) == Numbers{0, 0});
  std::vector<Document> notices;
  for (int day = 1; day < 8; ++day)
    notices.push_back(mail("Day", "a" + std::to_string(day) + "@x", "b@y", day, first + "\n" + second));
  notices.push_back(mail("A question", "bo@y", "cy@z", 9, "Is that so?\n\n" + quoted));
  CHECK(threads(notices) == Numbers{0, 1, 2, 3, 4, 5, 6, 7});
}

}  // namespace whowhom
