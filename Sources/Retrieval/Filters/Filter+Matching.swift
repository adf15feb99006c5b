extension Filter {
  /// Whether a document with this metadata passes. O(size of the filter).
  public func matches(_ metadata: Metadata) -> Bool {
    switch self {
    case .attribute(let name, let predicate): predicate.matches(metadata[name])
    case .all(let filters): filters.allSatisfy { $0.matches(metadata) }
    case .any(let filters): filters.contains { $0.matches(metadata) }
    }
  }
}
