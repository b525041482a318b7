#include "repl/lsp/server.hpp"

#include <functional>
#include <map>

#include "repl/lsp/answers.hpp"
#include "repl/lsp/transport.hpp"

namespace bareme::repl::lsp {
namespace {

enum Fault {
  ParseError = -32700,
  InvalidRequest = -32600,
  MethodNotFound = -32601,
  InvalidParams = -32602,
  NotInitialized = -32002,
  RequestFailed = -32803
};

class Server {
 public:
  explicit Server(std::ostream& out) : out_(out) {}

  void take(const std::string& body);
  bool stopped() const { return stopped_; }
  bool told_to_stop() const { return shut_down_; }

 private:
  using Answer = std::function<Json(const Json& params)>;

  void send(const Json& message) { write_message(out_, message.dump(-1, ' ', false, Json::error_handler_t::replace)); }
  void answer(const Json& id, Json result) { send({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}}); }
  void refuse(const Json& id, Fault code, const std::string& why) {
    send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", static_cast<int>(code)}, {"message", why}}}});
  }
  void request(const Json& id, const std::string& method, const Json& params);
  void notification(const std::string& method, const Json& params);
  Json initialize(const Json& params);
  void changed(const Json& params);
  void publish(const std::string& path, bool whole);
  void show(const std::string& path, const Json& problems);

  std::ostream& out_;
  Workshop workshop_;
  std::map<std::string, Json> published_;  // by path, as last sent
  bool initialized_ = false, shut_down_ = false, stopped_ = false;
};

Json Server::initialize(const Json&) {
  initialized_ = true;
  return {{"serverInfo", {{"name", "bareme"}, {"version", versions().language}}},
          {"capabilities",
           {{"positionEncoding", "utf-16"},
            {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
            {"hoverProvider", true},
            {"definitionProvider", true},
            {"referencesProvider", true},
            {"documentSymbolProvider", true},
            {"foldingRangeProvider", true},
            {"documentFormattingProvider", true},
            {"completionProvider", {{"triggerCharacters", {"."}}}},
            {"signatureHelpProvider", {{"triggerCharacters", {"(", ";"}}}},
            {"renameProvider", {{"prepareProvider", true}}},
            {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
            {"semanticTokensProvider", {{"legend", token_legend()}, {"full", true}}}}}};
}

// A text the editor changed, in the order of its changes.
void Server::changed(const Json& params) {
  const std::string path = path_of(params.at("textDocument").at("uri").get<std::string>());
  std::string text = workshop_.text(path).value_or("");
  for (const Json& change : params.at("contentChanges")) {
    const auto range = change.find("range");
    if (range == change.end()) {
      text = change.at("text").get<std::string>();
      continue;
    }
    const Lines lines(text);
    const auto at = [&](const char* side) {
      const Json& place = range->at(side);
      return lines.offset({place.at("line").get<std::size_t>(), place.at("character").get<std::size_t>()});
    };
    const std::size_t begin = at("start"), end = std::max(begin, at("end"));
    text.replace(begin, end - begin, change.at("text").get<std::string>());
  }
  workshop_.open(path, std::move(text));
  publish(path, false);
}

// Of every text read with this one, and of those that had something to say and have no more. What is as it was is not
// sent again.
void Server::publish(const std::string& path, bool whole) {
  std::map<std::string, Json> all = diagnostics_of(workshop_, workshop_.read(path, whole), path);
  for (const auto& [about, problems] : published_)  // a file that is gone
    if (!problems.empty() && !all.contains(about) && !workshop_.text(about)) all.emplace(about, Json::array());
  for (auto& [about, problems] : all) {
    const auto known = published_.find(about);
    if (known == published_.end() ? problems.empty() && about != path : known->second == problems) continue;
    show(about, problems);
  }
}

void Server::show(const std::string& path, const Json& problems) {
  published_[path] = problems;
  send({{"jsonrpc", "2.0"},
        {"method", "textDocument/publishDiagnostics"},
        {"params", {{"uri", uri_of(path)}, {"diagnostics", problems}}}});
}

void Server::notification(const std::string& method, const Json& params) {
  if (method == "exit") {
    stopped_ = true;
  } else if (!initialized_) {
    return;
  } else if (method == "textDocument/didOpen") {
    const Json& document = params.at("textDocument");
    const std::string path = path_of(document.at("uri").get<std::string>());
    workshop_.open(path, document.at("text").get<std::string>());
    publish(path, true);
  } else if (method == "textDocument/didChange") {
    changed(params);
  } else if (method == "textDocument/didSave") {
    publish(path_of(params.at("textDocument").at("uri").get<std::string>()), true);
  } else if (method == "textDocument/didClose") {
    const std::string path = path_of(params.at("textDocument").at("uri").get<std::string>());
    workshop_.close(path);
    if (const auto shown = published_.find(path); shown != published_.end() && !shown->second.empty())
      show(path, Json::array());
  } else if (method == "workspace/didChangeWatchedFiles") {
    for (const auto& [path, text] : std::map<std::string, std::string>(workshop_.opened()))
      publish(path, true);
  }
}

void Server::request(const Json& id, const std::string& method, const Json& params) {
  if (method == "initialize") return answer(id, initialize(params));
  if (!initialized_) return refuse(id, NotInitialized, "« initialize » d'abord");
  if (shut_down_) return refuse(id, InvalidRequest, "le serveur s'arrête");
  if (method == "shutdown") {
    shut_down_ = true;
    return answer(id, nullptr);
  }
  if (method == "textDocument/rename") {
    std::string fault;
    Json edits = rename(workshop_, params, fault);
    return fault.empty() ? answer(id, std::move(edits)) : refuse(id, RequestFailed, fault);
  }
  static const std::map<std::string, Json (*)(const Workshop&, const Json&)> answers = {
      {"textDocument/hover", hover},           {"textDocument/definition", definition},
      {"textDocument/references", references}, {"textDocument/documentSymbol", symbols},
      {"textDocument/foldingRange", folds},    {"textDocument/semanticTokens/full", tokens},
      {"textDocument/completion", completion}, {"textDocument/signatureHelp", signature},
      {"textDocument/formatting", formatting}, {"textDocument/prepareRename", rename_range},
      {"textDocument/codeAction", fixes},
  };
  const auto known = answers.find(method);
  if (known == answers.end()) return refuse(id, MethodNotFound, "méthode inconnue : " + method);
  answer(id, known->second(workshop_, params));
}

void Server::take(const std::string& body) {
  const Json message = Json::parse(body, nullptr, false);
  if (message.is_discarded()) return refuse(nullptr, ParseError, "ce message n'est pas du JSON");
  const bool has_method = message.is_object() && message.contains("method") && message["method"].is_string();
  const Json id = message.is_object() && message.contains("id") ? message["id"] : Json();
  if (!has_method) {
    if (message.is_object() && (message.contains("result") || message.contains("error"))) return;  // an answer to us
    return refuse(id, InvalidRequest, "ce message n'est pas une demande");
  }
  const Json params = message.contains("params") ? message["params"] : Json::object();
  try {
    if (message.contains("id"))
      request(id, message["method"].get<std::string>(), params);
    else
      notification(message["method"].get<std::string>(), params);
  } catch (const Json::exception& problem) {  // a member missing, or of another kind
    if (message.contains("id")) refuse(id, InvalidParams, std::string("paramètres : ") + problem.what());
  }
}

}  // namespace

int serve(std::istream& in, std::ostream& out) {
  Server server(out);
  while (const auto message = read_message(in)) {
    if (!message->fault.empty() && message->body.empty()) continue;
    server.take(message->body);
    if (server.stopped()) break;
  }
  return server.told_to_stop() ? 0 : 1;
}

}  // namespace bareme::repl::lsp
