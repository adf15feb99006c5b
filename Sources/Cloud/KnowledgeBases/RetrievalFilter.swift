import JSON
import Retrieval

/// Filters as `Retrieve` takes them
/// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_RetrievalFilter.html).
enum RetrievalFilter {
  /// A filter in Bedrock's grammar.
  ///
  /// - Throws: `FilterTranslationError` for the first condition that the grammar cannot say: `exists`, a comparison with
  ///   a whole list, a group of no filters, a name of no or more than 100 characters.
  static func translate(_ filter: Filter) throws(FilterTranslationError) -> JSONValue {
    if let translated = filter.bedrock { return translated }
    throw fault(in: filter) ?? FilterTranslationError("Bedrock", attribute: "", "a group of no filters")
  }

  private static func fault(in filter: Filter) -> FilterTranslationError? {
    guard filter.bedrock == nil else { return nil }
    switch filter {
    case .attribute(let name, .exists):
      return FilterTranslationError("Bedrock", attribute: name, "it has no exists; compare with a value")
    case .attribute(let name, _):
      return FilterTranslationError(
        "Bedrock", attribute: name,
        "it compares with strings, numbers and booleans, of attributes with names of 1 to 100 characters")
    case .all(let filters), .any(let filters):
      return filters.lazy.compactMap { fault(in: $0) }.first
    }
  }
}
