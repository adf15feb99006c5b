/// Which session a question belongs to.
public enum SessionChoice: Sendable, Hashable {
  /// A new one.
  case new
  /// The newest one, as long as it has not lain idle for too long.
  case newest
  /// The one with this id, or with the only id that starts so, however old.
  case named(String)
}
