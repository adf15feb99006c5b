/// The functions that a statement may call.
enum SQLFunctions {
  /// Functions that are added to SQLite's, or stand in for them.
  static let scalars: [ScalarFunction] =
    NumberFunctions.all + TextFunctions.all + SearchFunctions.all + PatternFunctions.all + DateFunctions.all
    + CalendarFunctions.all + ConditionFunctions.all + FormatFunctions.all

  /// Aggregates that are added to SQLite's.
  static let aggregates: [AggregateFunction] = MomentAggregates.all + ValueAggregates.all

  /// The names of all that may be called, in lower case.
  static let allowedNames = Set(scalars.map(\.name)).union(aggregates.map(\.name)).union(native)

  /// How an added function is written; `nil` for others.
  static func usage(of name: String) -> String? {
    let name = name.lowercased()
    return scalars.first { $0.name == name }?.usage ?? aggregates.first { $0.name == name }?.usage
  }

  /// Makes the added functions known to a connection.
  static func register(in handle: OpaquePointer, _ context: FunctionContext) {
    for function in scalars { function.register(in: handle, context) }
    for function in aggregates { function.register(in: handle, context) }
  }

  /// SQLite's own functions that only compute (sqlite.org/lang_corefunc.html and the pages beside it).
  private static let native: Set<String> = [
    "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "ceil", "ceiling", "char", "coalesce",
    "cos",
    "cosh", "count", "cume_dist", "date", "datetime", "degrees", "dense_rank", "exp", "first_value", "floor", "format",
    "group_concat", "hex", "ifnull", "iif", "json", "json_array", "json_array_length", "json_extract",
    "json_group_array",
    "json_group_object", "json_insert", "json_object", "json_patch", "json_quote", "json_remove", "json_replace",
    "json_set", "json_type", "json_valid", "julianday", "lag", "last_value", "lead", "length", "likelihood", "likely",
    "ln", "log", "log10", "log2", "lower", "max", "min", "nth_value", "ntile", "nullif", "octet_length", "percent_rank",
    "pi", "pow", "power", "printf", "quote", "radians", "random", "randomblob", "rank", "round", "row_number", "sign",
    "sin", "sinh", "soundex", "sqrt", "strftime", "string_agg", "substr", "substring", "sum", "tan", "tanh", "time",
    "timediff", "total", "trunc", "typeof", "unhex", "unicode", "unixepoch", "unlikely", "upper", "zeroblob", "->",
    "->>",
  ]
}
