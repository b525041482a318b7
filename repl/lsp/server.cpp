#include "repl/lsp/server.hpp"

#include <functional>
#include <map>

#include <fmt/format.h>

#include "repl/lsp/answers.hpp"
#include "repl/lsp/opened_base.hpp"
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
  void set_base(const Json& settings);
  Json command(const Json& params);
  Workshop workshop_;
  OpenedBase base_;
  std::string root_;                       // the folder the editor has open: where a relative path starts
  bool refreshes_ = false;                 // the editor asks again for what stands over a text when it is told to
  int asked_ = 0;                          // requests of ours
  std::map<std::string, Json> published_;  // by path, as last sent
  bool initialized_ = false, shut_down_ = false, stopped_ = false;
};

Json Server::initialize(const Json& params) {
  initialized_ = true;
  if (const auto root = params.find("rootUri"); root != params.end() && root->is_string())
    root_ = path_of(root->get<std::string>());
  const Json workspace = params.value("/capabilities/workspace"_json_pointer, Json::object());
  refreshes_ = workspace.value("/codeLens/refreshSupport"_json_pointer, false);
  if (const auto options = params.find("initializationOptions"); options != params.end()) base_.set(*options, root_);
  return {{"serverInfo", {{"name", "bareme"}, {"version", versions().language}}},
          {"capabilities",
           {{"positionEncoding", "utf-16"},
            {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
            {"hoverProvider", true},
            {"definitionProvider", true},
            {"referencesProvider", true},
            {"documentHighlightProvider", true},
            {"documentSymbolProvider", true},
            {"foldingRangeProvider", true},
            {"documentFormattingProvider", true},
            {"completionProvider", {{"triggerCharacters", {"."}}}},
            {"signatureHelpProvider", {{"triggerCharacters", {"(", ";"}}}},
            {"renameProvider", {{"prepareProvider", true}}},
            {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
            {"codeLensProvider", {{"resolveProvider", false}}},
            {"inlayHintProvider", true},
            {"executeCommandProvider", {{"commands", {"bareme.quiChange", "bareme.pourquoi"}}}},
            {"semanticTokensProvider", {{"legend", token_legend()}, {"full", true}}}}}};
}

// What stands over the texts is asked again, when the editor knows how.
void Server::set_base(const Json& settings) {
  if (!base_.set(settings, root_) || !refreshes_) return;
  for (const char* what : {"codeLens", "inlayHint"})
    send({{"jsonrpc", "2.0"},
          {"id", fmt::format("bareme-{}", ++asked_)},
          {"method", fmt::format("workspace/{}/refresh", what)}});
}

// « bareme.quiChange » [uri], « bareme.pourquoi » [uri, position]: Markdown.
Json Server::command(const Json& params) {
  const std::string name = params.at("command").get<std::string>();
  const Json arguments = params.value("arguments", Json::array());
  const std::string uri = arguments.at(0).get<std::string>();
  if (name == "bareme.quiChange") return who_changes(workshop_, base_, path_of(uri));
  if (name != "bareme.pourquoi") return nullptr;
  return why_there(workshop_, base_, {{"textDocument", {{"uri", uri}}}, {"position", arguments.at(1)}});
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
  } else if (method == "workspace/didChangeConfiguration") {
    const Json settings = params.value("settings", Json::object());
    set_base(settings.is_object() ? settings.value("bareme", settings) : settings);
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
  if (method == "textDocument/codeLens") return answer(id, lenses(workshop_, base_, params));
  if (method == "textDocument/inlayHint") return answer(id, hints(workshop_, base_, params));
  if (method == "workspace/executeCommand") return answer(id, command(params));
  static const std::map<std::string, Json (*)(const Workshop&, const Json&)> answers = {
      {"textDocument/hover", hover},           {"textDocument/definition", definition},
      {"textDocument/references", references}, {"textDocument/documentSymbol", symbols},
      {"textDocument/foldingRange", folds},    {"textDocument/semanticTokens/full", tokens},
      {"textDocument/completion", completion}, {"textDocument/signatureHelp", signature},
      {"textDocument/formatting", formatting}, {"textDocument/prepareRename", rename_range},
      {"textDocument/codeAction", fixes},      {"textDocument/documentHighlight", highlights},
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
