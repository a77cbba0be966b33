#include "extract/read/post_layout.hpp"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

// "Ann Lee @annlee >@boek: words; …"
std::string posts_in(const std::string& text) {
  std::string out;
  for (const Post& post : find_posts(text)) {
    out +=
        (out.empty() ? "" : "; ") + std::string(slice(text, post.name)) + " " + std::string(slice(text, post.handle));
    for (const Span handle : post.answered) out += " >" + std::string(slice(text, handle));
    std::string said(slice(text, trimmed(text, {post.said, post.end})));
    for (char& c : said)
      if (c == '\n') c = '/';
    out += ": " + said;
  }
  return out;
}

}  // namespace

TEST_CASE("the head of a post is a name, a handle and a time, in a line or in several") {
  CHECK(posts_in("Ann Lee @annlee · 4h\nIt is shut.\n\nBo Ek @bo_ek · May 4, 2021\nSince when?\n") ==
        "Ann Lee @annlee: It is shut.; Bo Ek @bo_ek: Since when?");
  CHECK(posts_in("Ann Lee\n@annlee\n·\nMay 4\nIt is shut.\n\nBo Ek\n@bo@example.social · 3 hours ago\nSince when?\n") ==
        "Ann Lee @annlee: It is shut.; Bo Ek @bo@example.social: Since when?");
  CHECK(posts_in("Ann Lee (@annlee) 10:02 AM · May 4, 2021\nIt is shut.\nand stays so\n") ==
        "Ann Lee @annlee: It is shut./and stays so");
}

TEST_CASE("who is answered stands below the head or in front of the words") {
  CHECK(posts_in("Bo Ek @bo_ek · 4h\nReplying to @annlee and @pia\nNo.\n") == "Bo Ek @bo_ek >@annlee >@pia: No.");
  CHECK(posts_in("Bo Ek @bo_ek · 4h\n@annlee @pia No, @carl did.\n") == "Bo Ek @bo_ek >@annlee >@pia: No, @carl did.");
  CHECK(posts_in("Bo Ek @bo_ek · 4h\nI saw @annlee there.\n") == "Bo Ek @bo_ek: I saw @annlee there.");
}

TEST_CASE("a handle without a time, an address, and a line below somebody's words are no heads") {
  CHECK(posts_in("Ann Lee @annlee\nBo Ek @bo_ek\n") == "");
  CHECK(posts_in("Ann Lee ann@example.org 4 May\nwrites\n") == "");
  CHECK(posts_in("It is shut.\n— Ann Lee (@annlee) May 4, 2021\n\nShe deleted it.\n") == "");
  CHECK(posts_in("Follow us at @annlee, 4 May is the day.\n") == "");
}

}  // namespace whowhom
