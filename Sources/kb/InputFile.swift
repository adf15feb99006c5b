import JSON
import Storage
import Workspaces

/// A file that is named on the command line and read as a whole; `-` is stdin.
struct InputFile {
  /// Its name, as messages show it.
  let name: String
  let bytes: [UInt8]

  /// - Throws: `FileError` when it cannot be read.
  init(_ name: String, from directory: LocalPath) throws {
    self.name = name == "-" ? "stdin" : name
    let path = LocalPath(name, relativeTo: directory).description
    bytes = name == "-" ? try Terminal.input.readAll() : try FileSystem().read(path).array
  }

  /// The JSON object that it holds.
  ///
  /// - Throws: `Failure` with line and column of what is none.
  func object(expected: String) throws -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw Failure(status: .usage, code: "usage", message: "\(name): \(error)")
    }
    guard let object = value.object else {
      throw Failure(
        status: .usage, code: "usage", message: "\(name): expected an object, \(expected), found \(value.kind)")
    }
    return object
  }

  /// The customers' numbers that it holds, separated by white space or commas.
  ///
  /// - Throws: `Failure` with the line of what is no number, or when there is none.
  func customers() throws -> [Int] {
    let bytes = self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? self.bytes.dropFirst(3) : self.bytes[...]
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let customers = try lines.enumerated().flatMap { index, line in
      try line.split { $0 == "," || $0.isWhitespace }.map { word in
        guard let id = Int(word), id >= 0 else {
          throw Failure(
            status: .usage, code: "usage",
            message: "\(name):\(index + 1): expected a customer's number, found \(word.prefix(40).withoutControls)",
            remedies: ["Write customers' numbers, one a line"])
        }
        return id
      }
    }
    guard !customers.isEmpty else {
      throw Failure(
        status: .usage, code: "usage", message: "\(name): expected customers' numbers, found none",
        remedies: ["Write customers' numbers, one a line"])
    }
    return customers
  }
}
