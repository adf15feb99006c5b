// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "trees",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "kb", path: "../..")],
  targets: [
    .executableTarget(
      name: "trees",
      dependencies: ["JSON", "Predictions", "Platform"].map { .product(name: $0, package: "kb") })
  ]
)
