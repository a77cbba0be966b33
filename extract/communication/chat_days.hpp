// When the turns of a chat were written, as their stamps say it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/chat_layout.hpp"

namespace whowhom {

class ChatDays {
 public:
  /// Reads all stamps: whether "12/05" begins with the day is known only where some number is over 12. Linear.
  ChatDays(std::string_view text, const std::vector<ChatTurn>& turns);

  /// "2020-05-12" for each turn, by its index; nothing where the stamp has no date in digits or its order is open.
  std::optional<std::string> of(std::size_t turn) const { return days_[turn]; }

 private:
  std::vector<std::optional<std::string>> days_;
};

/// "2020-05-12", or "2020-05-12/2020-05-14" where the days differ; nothing where one is open.
std::optional<std::string> days_between(const std::optional<std::string>& first,
                                        const std::optional<std::string>& last);

}  // namespace whowhom
