// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "vectors",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "kb", path: "../..")],
  targets: [
    .target(name: "CLimits"),
    .executableTarget(
      name: "vectors",
      dependencies: ["CLimits"] + ["Retrieval", "Storage"].map { .product(name: $0, package: "kb") }),
  ]
)
