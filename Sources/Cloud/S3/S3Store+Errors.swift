import Storage

extension S3Store {
  /// Turns what S3 and the file system refuse into errors about the object.
  func reporting<Outcome: Sendable>(
    _ key: String, _ body: () async throws -> Outcome
  ) async throws -> Outcome {
    do {
      return try await body()
    } catch let error as ServiceError {
      throw failure(error, key: key)
    } catch let error as FileError {
      throw StorageError(.failed, key: key, "\(error)")
    }
  }

  private func failure(_ error: ServiceError, key: String) -> StorageError {
    let place = "s3://\(bucket.name)/\(prefix)\(key)"
    switch (error.status, error.code) {
    case (404, "NoSuchBucket"):
      return StorageError(
        .failed, key: key,
        "expected the bucket \(bucket.name), found none in \(bucket.client.region); create it or name another one")
    case (404, _) where error.operation == "GetObject":
      return StorageError(
        .notFound, key: key,
        "expected an object at \(place), found none; it may have been removed, or never finished")
    case (301, _), (307, _), (_, "AuthorizationHeaderMalformed"), (_, "IllegalLocationConstraintException"):
      return StorageError(.failed, key: key, "\(place): " + wrongRegion(error))
    case (403, _) where error.operation == "GetObject" || error.operation == "HeadObject":
      // Without the right to list, S3 does not say whether an object is there.
      return StorageError(
        .failed, key: key,
        "\(place): \(Self.text(error)); allow s3:GetObject on the object, and s3:ListBucket on the bucket, without "
          + "which S3 answers so for objects that do not exist, too")
    case (_, _) where error.kind == .malformedResponse:
      return StorageError(.damaged, key: key, "\(place): \(Self.text(error))")
    default:
      return StorageError(.failed, key: key, "\(place): \(Self.text(error))")
    }
  }

  private func wrongRegion(_ error: ServiceError) -> String {
    "the bucket is in another region than \(bucket.client.region) (\(Self.text(error))); set that region"
  }

  private static func text(_ error: ServiceError) -> String {
    ([error.description] + error.remedies).joined(separator: "; ")
  }
}
