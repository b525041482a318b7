// An editor as the language server hears it: messages are put in a stream, the answers are read back by their id.
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include "repl/lsp/positions.hpp"
#include "repl/lsp/server.hpp"

namespace bareme::tests {

// What is read bit by bit, something happening between two bits.
class Script : public std::streambuf {
 public:
  struct Step {
    std::string bytes;
    std::function<void()> act;
  };
  explicit Script(std::vector<Step> steps) : steps_(std::move(steps)) {}

 protected:
  int_type underflow() override {
    while (next_ < steps_.size()) {
      Step& step = steps_[next_++];
      if (step.act) step.act();
      if (step.bytes.empty()) continue;
      setg(step.bytes.data(), step.bytes.data(), step.bytes.data() + step.bytes.size());
      return traits_type::to_int_type(*gptr());
    }
    return traits_type::eof();
  }

 private:
  std::vector<Step> steps_;
  std::size_t next_ = 0;
};

class Editor {
 public:
  using Json = nlohmann::json;

  explicit Editor(Json options = Json::object(), Json capabilities = Json::object()) {
    ask("initialize", {{"capabilities", std::move(capabilities)}, {"initializationOptions", std::move(options)}});
  }

  int ask(const std::string& method, Json params) {
    send({{"jsonrpc", "2.0"}, {"id", ++last_}, {"method", method}, {"params", std::move(params)}});
    return last_;
  }
  void tell(const std::string& method, Json params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void raw(const std::string& bytes) { steps_.push_back({bytes, nullptr}); }
  void between(std::function<void()> act) { steps_.push_back({"", std::move(act)}); }
  void open(const std::string& path, const std::string& text) {
    tell("textDocument/didOpen",
         {{"textDocument",
           {{"uri", repl::lsp::uri_of(path)}, {"languageId", "bareme"}, {"version", 1}, {"text", text}}}});
  }
  void change(const std::string& path, const std::string& text) {
    tell("textDocument/didChange", {{"textDocument", {{"uri", repl::lsp::uri_of(path)}, {"version", 2}}},
                                    {"contentChanges", Json::array({{{"text", text}}})}});
  }
  // At the place of `word` in `text`, the `nth` one; `after`: so many bytes into it.
  static Json at(const std::string& path, const std::string& text, const std::string& word, std::size_t nth = 1,
                 std::size_t after = 0) {
    std::size_t found = text.find(word);
    for (std::size_t i = 1; i < nth && found != text.npos; ++i)
      found = text.find(word, found + 1);
    const repl::lsp::Position place = repl::lsp::Lines(text).position(found + after);
    return {{"textDocument", {{"uri", repl::lsp::uri_of(path)}}},
            {"position", {{"line", place.line}, {"character", place.character}}}};
  }

  // Everything said is heard, to the end; the exit code.
  int hear(bool goodbye = true) {
    if (goodbye) {
      ask("shutdown", nullptr);
      tell("exit", nullptr);
    }
    Script script(steps_);
    std::istream in(&script);
    std::ostringstream out;
    const int code = repl::lsp::serve(in, out);
    read(out.str());
    return code;
  }
  const Json& answer(int id) const {
    static const Json none;
    for (const Json& message : heard_)
      if (message.contains("id") && message["id"] == id)
        return message.contains("result") ? message["result"] : message;
    return none;
  }
  // The last list of problems of a text.
  Json problems(const std::string& path) const {
    Json last;
    for (const Json& message : heard_)
      if (message.value("method", "") == "textDocument/publishDiagnostics" &&
          message["params"]["uri"] == repl::lsp::uri_of(path))
        last = message["params"]["diagnostics"];
    return last;
  }
  const std::vector<Json>& heard() const { return heard_; }

 private:
  void send(const Json& message) {
    const std::string body = message.dump();
    raw("Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  void read(const std::string& said) {
    for (std::size_t at = 0; at < said.size();) {
      const std::size_t length = std::stoul(said.substr(at + std::string("Content-Length: ").size()));
      const std::size_t body = said.find("\r\n\r\n", at) + 4;
      heard_.push_back(Json::parse(said.substr(body, length)));
      at = body + length;
    }
  }
  std::vector<Script::Step> steps_;
  std::vector<Json> heard_;
  int last_ = 0;
};

}  // namespace bareme::tests
