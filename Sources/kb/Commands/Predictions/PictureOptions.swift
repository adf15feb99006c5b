import ArgumentParser
import Storage
import Workspaces

/// The options about pictures, which are written beside the result or instead of it.
struct PictureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write the picture as SVG; - for stdout, instead of the text.", valueName: "file"))
  var svg: String?

  @Option(
    help: ArgumentHelp("Write a page with pictures and tables as HTML; - for stdout, instead.", valueName: "file"))
  var html: String?

  /// Whether there is any.
  var isWanted: Bool { svg != nil || html != nil }

  /// Whether a picture takes the place of the result.
  var takesOutput: Bool { svg == "-" || html == "-" }

  func validate() throws {
    if svg == "-" && html == "-" { throw ValidationError("expected one result on stdout, found two") }
  }

  /// Writes what is wanted.
  ///
  /// - Throws: `FileError` for a file that cannot be written; what the picture throws.
  func write(svg picture: () throws -> String, html page: () throws -> String, _ host: Host, _ console: Console) throws
  {
    if let svg { try Self.write(picture(), to: svg, host, console) }
    if let html { try Self.write(page(), to: html, host, console) }
  }

  private static func write(_ text: String, to name: String, _ host: Host, _ console: Console) throws {
    guard name != "-" else { return try console.print(text) }
    try FileSystem().replace(LocalPath(name, relativeTo: host.workingDirectory).description, with: Array(text.utf8))
    console.note("wrote \(name)")
  }
}
