/// Where credentials and the region may come from, in the order in which they are asked.
public enum AmbientSource: String, Sendable, Hashable, CaseIterable {
  /// What was given on the command line or in the configuration.
  case explicit = "flags and configuration"
  /// `AWS_ACCESS_KEY_ID` and its companions, `AWS_REGION`.
  case environment = "environment variables"
  /// A token that the platform puts into a file (`AWS_WEB_IDENTITY_TOKEN_FILE`), changed for credentials by STS.
  case webIdentity = "web identity"
  /// A profile of `~/.aws/config` and `~/.aws/credentials`.
  case profile = "shared configuration"
  /// The endpoint that ECS, EKS and their like offer to containers.
  case container = "container endpoint"
  /// The metadata service of EC2 instances.
  case instance = "instance metadata"
}
