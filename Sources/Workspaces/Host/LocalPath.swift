/// An absolute path of the file system, without empty and `.` components.
///
/// `..` is kept as it is written: leaving it out would be wrong behind a symbolic link.
public struct LocalPath: Sendable, Hashable, CustomStringConvertible {
  /// The components from the root on; none for the root itself.
  public let components: [String]

  /// The root of the file system.
  public static let root = LocalPath(components: [])

  private init(components: [String]) { self.components = components }

  /// Reads a path; one that does not begin with `/` is taken to begin at `base`.
  public init(_ text: String, relativeTo base: LocalPath = .root) {
    let parts = text.split(separator: "/").filter { $0 != "." }.map(String.init)
    components = text.hasPrefix("/") ? parts : base.components + parts
  }

  /// The path as the system takes it.
  public var description: String { "/" + components.joined(separator: "/") }

  /// The last component, `/` for the root.
  public var name: String { components.last ?? "/" }

  /// The folder that holds it; the root for the root.
  public var parent: LocalPath { LocalPath(components: components.dropLast()) }

  /// The path of something below this folder.
  public func appending(_ relative: String) -> LocalPath { LocalPath("./" + relative, relativeTo: self) }

  /// The shortest way to write the path for someone in `directory`: relative when it lies below.
  public func text(from directory: LocalPath) -> String {
    guard directory.components.count <= components.count, components.starts(with: directory.components) else {
      return description
    }
    let rest = components.dropFirst(directory.components.count)
    return rest.isEmpty ? "." : rest.joined(separator: "/")
  }
}
