/// Functions that analysts may write and that are not here, each with what to write instead.
enum UnsupportedFunctions {
  /// What to write instead of a function, given in lower case; `nil` for a name that is not known.
  static func remedy(_ name: String) -> String? {
    remedies[name] ?? groups.first { $0.names.contains(name) }?.remedy
  }

  private static let remedies: [String: String] = [
    "array_agg": "Use group_concat(x, ', ') or json_group_array(x)",
    "listagg": "Use group_concat(x, ', ')",
    "string_agg": "Use group_concat(x, ', ')",
    "array_join": "Use group_concat(x, ', ')",
    "map_agg": "Use json_group_object(key, value)",
    "histogram": "Use GROUP BY value and count(*)",
    "numeric_histogram": "Use width_bucket(x, low, high, n) with GROUP BY and count(*)",
    "approx_most_frequent": "Use GROUP BY value ORDER BY count(*) DESC LIMIT n",
    "sequence": "Use WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)",
    "generate_series": "Use WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)",
    "unnest": "There are no arrays: use json_each(text) for a JSON array",
    "grouping": "Write one GROUP BY a set, joined by UNION ALL",
    "json_extract_scalar": "Use json_extract(text, path)",
    "json_parse": "Use json(text)",
    "json_format": "Use json(text)",
    "json_size": "Use json_array_length(text, path)",
    "format_datetime": "Use date_format(x, '%Y-%m-%d')",
    "parse_datetime": "Use date_parse(text, '%Y-%m-%d')",
    "to_date": "Use date(text)",
    "to_char": "Use date_format(x, '%Y-%m-%d') or printf('%.2f', x)",
    "to_timestamp": "Use date_parse(text, '%Y-%m-%d %H:%i:%s')",
    "datediff": "Use date_diff('day', from, to)",
    "dateadd": "Use date_add('day', n, x)",
    "getdate": "Use now() or current_date",
    "nvl": "Use coalesce(x, y)",
    "isnull": "Use x IS NULL or coalesce(x, y)",
    "len": "Use length(x)",
    "charindex": "Use strpos(text, part)",
    "rand": "Use random(), a whole number",
    "format_number": "Use printf('%,d', x)",
    "concat_agg": "Use group_concat(x, ', ')",
    "safe_divide": "Use a / nullif(b, 0)",
    "safe_cast": "Use TRY_CAST(x AS type)",
    "convert": "Use CAST(x AS type)",
    "to_number": "Use CAST(x AS double)",
    "ifelse": "Use if(condition, a, b)",
    "decode": "Use CASE x WHEN … THEN … END",
    "split": "Use split_part(text, delimiter, n)",
    "regexp_extract_all": "Use regexp_extract(text, pattern, group) for the first, regexp_count for how many",
    "regexp_split": "Use regexp_replace and split_part",
    "element_at": "There are no arrays or maps: use json_extract(text, path)",
    "cardinality": "There are no arrays or maps: use json_array_length(text)",
    "contains": "Use x IN (…), or strpos(text, part) > 0",
  ]

  private static let groups: [(names: Set<String>, remedy: String)] = [
    (
      [
        "transform", "filter", "reduce", "zip_with", "any_match", "all_match", "none_match", "reduce_agg",
        "transform_keys",
      ],
      "There are no arrays or lambdas: use a subquery over json_each(text)"
    ),
    (
      [
        "array_sort", "array_distinct", "array_max", "array_min", "array_position", "array_remove", "array_union",
        "flatten",
        "slice", "shuffle", "zip", "array_intersect", "array_except", "arrays_overlap", "repeat", "ngrams",
        "combinations",
      ], "There are no arrays: use rows, or a subquery over json_each(text)"
    ),
    (
      ["map", "map_keys", "map_values", "map_concat", "map_filter", "map_entries", "multimap_agg", "map_union", "row"],
      "There are no maps: use json_extract(text, path)"
    ),
    (
      ["row_number_over", "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "eval", "exec"],
      "Only functions that compute are allowed"
    ),
  ]
}
