import JSON
import Predictions
import Storage
import TestSupport

@testable import Platform

/// The platform's own declarations.
enum SchemaFile {
  static func schema() throws -> FeatureSchema {
    try FeatureSchema(JSONValue(parsing: FileSystem().read(Repository.path + "/platform/features.json").array))
  }

  static func expectations() throws -> ExpectationSuite {
    try ExpectationSuite(JSONValue(parsing: FileSystem().read(Repository.path + "/platform/expectations.json").array))
  }

  static func preparation(
    in directory: TemporaryDirectory, customers: Int = 3000, seed: UInt64 = 7, width: Int = 2
  ) throws -> DataPreparation {
    DataPreparation(
      layout: PlatformLayout(root: directory.path), schema: try schema(),
      generator: CustomerGenerator(seed: seed, count: customers), expectations: try expectations(), width: width)
  }
}
