/// The SQL that an engine takes.
public enum QueryDialect: String, Sendable, Hashable, CaseIterable {
  /// SQLite's, with functions of Trino.
  case sqlite
  /// Athena's: Trino's.
  case athena

  /// What a model that writes statements is told of it.
  var guidance: String {
    switch self {
    case .sqlite:
      """
      The dialect is SQLite's with these functions of Athena (Trino): approx_percentile, approx_distinct, stddev, \
      variance, corr, regr_slope, count_if, max_by, min_by, date_trunc, date_diff, date_add, date_format, if, try_cast, \
      regexp_like, regexp_extract, regexp_replace, split_part, width_bucket and others. No arrays, maps or lambdas.
      """
    case .athena:
      """
      The dialect is Athena's (Trino SQL). A query costs by the bytes that it scans: name the columns instead of *, and \
      filter on partition columns.
      """
    }
  }
}
