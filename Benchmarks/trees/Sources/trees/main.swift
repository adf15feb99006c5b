import JSON
import Platform
import Predictions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// trees LIBXGBOOST FEATURES [ROWS]: equality and times against the library, over customers with the declared features.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  throw XGBoost.Failure(description: "expected the path of libxgboost and of platform/features.json")
}

func bytes(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw XGBoost.Failure(description: "cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return bytes
}

let library = try XGBoost(arguments[0])
let schema = try FeatureSchema(JSONValue(parsing: bytes(arguments[1])))
let generator = CustomerGenerator(seed: 1, count: arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000)
let data = await generator.customers(width: 2)
let missing = data.features.values.count(where: \.isNaN) * 1000 / max(1, data.features.values.count)
print("\n## XGBoost \(try library.version): \(data.count) customers, 49 features, \(missing) ‰ of the cells missing\n")
let comparison = Comparison(library: library, data: data, schema: schema)
try comparison.equality()
try comparison.times()
