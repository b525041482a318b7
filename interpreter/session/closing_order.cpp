// What is typed after « clôturer » and « rouvrir », and with --sauf.
#include "jury/order.hpp"
#include "session/after.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

std::string trimmed(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

}  // namespace

std::optional<ClosingOptions> read_closing(const std::string& typed, bool except) {
  const jury::Order order = jury::read_order(typed);
  ClosingOptions options;
  options.motive = order.motive.value_or("");
  std::string who = trimmed(std::string(order.what));
  if (except && !who.empty()) {
    const std::size_t word = std::min(who.find(' '), who.size());
    if (!text::same_name(who.substr(0, word), "sauf")) return std::nullopt;
    who = trimmed(who.substr(word));
    if (who.empty()) return std::nullopt;
  }
  for (std::size_t start = 0; start <= who.size();) {
    const std::size_t end = std::min(who.find_first_of(",;", start), who.size());
    if (std::string one = trimmed(who.substr(start, end - start)); !one.empty())
      options.students.push_back(std::move(one));
    start = end + 1;
  }
  return options;
}

}  // namespace bareme
