import ArgumentParser
import JSON
import Workspaces

struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a configuration, sample documents and golden questions.")

  @Argument(help: "The folder of the new workspace.", completion: .directory)
  var directory = "."

  @Flag(help: "Replace files that have another content.")
  var force = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let host = try Host.current()
    let console = Console(output, host)
    let folder = LocalPath(directory, relativeTo: host.workingDirectory)
    let written = try WorkspaceTemplate().write(to: folder, force: force)
    let paths = written.map { $0.text(from: host.workingDirectory) }
    try console.print(
      ["directory": .string("\(folder)"), "written": .array(paths.map(JSONValue.string))],
      or: paths.isEmpty ? "everything is there already" : paths.joined(separator: "\n"))
    if !console.json {
      let change = folder == host.workingDirectory ? "" : "cd \(folder.text(from: host.workingDirectory)) && "
      console.note("next: \(change)kb ask \"top features?\"")
    }
  }
}
