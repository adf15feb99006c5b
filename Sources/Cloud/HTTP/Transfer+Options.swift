import CCurl

extension Transfer {
  /// Sets libcurl's options, and returns the list of headers that must live as long as the handle.
  func configure(_ network: HTTPNetwork) -> UnsafeMutablePointer<curl_slist>? {
    set(CURLOPT_URL, request.url)
    // What is signed is what is sent.
    set(CURLOPT_PATH_AS_IS, 1)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_TCP_NODELAY, 1)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if !request.isRepeatable { set(CURLOPT_FRESH_CONNECT, 1) }
    kb_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorPointer)
    setTimeouts()
    setNetwork(network)
    setBody()
    setReceivers()
    let list = headerList()
    kb_curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    return list
  }

  private func setTimeouts() {
    set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.timeouts.connect))
    set(CURLOPT_TIMEOUT_MS, Self.milliseconds(request.timeouts.total))
  }

  private func setNetwork(_ network: HTTPNetwork) {
    // Always set, as libcurl would read the environment otherwise.
    set(CURLOPT_PROXY, network.proxy(for: request.url))
    set(CURLOPT_NOPROXY, network.hostsWithoutProxy)
    if let file = network.certificateFile { set(CURLOPT_CAINFO, file) }
    if let folder = network.certificateFolder { set(CURLOPT_CAPATH, folder) }
  }

  private func setBody() {
    if request.method == "HEAD" { return set(CURLOPT_NOBODY, 1) }
    let hasBody = !request.body.isEmpty || request.method == "POST" || request.method == "PUT"
    if hasBody {
      set(CURLOPT_POST, 1)
      kb_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      request.body.withUnsafeBytes { bytes in
        // Copied by libcurl, which only reads; a body of no bytes needs a pointer all the same.
        var none: UInt8 = 0
        if let address = bytes.baseAddress, !bytes.isEmpty {
          kb_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: address))
        } else {
          kb_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, &none)
        }
      }
    }
    set(CURLOPT_CUSTOMREQUEST, request.method)
  }

  private func setReceivers() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    kb_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    kb_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    kb_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      let length = size * count
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      return transfer.receive(line: UnsafeRawBufferPointer(start: bytes, count: length)) ? length : 0
    }
    kb_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      let length = size * count
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      guard let goesOn = transfer.receive(body: UnsafeRawBufferPointer(start: bytes, count: length)) else {
        return Int(CURL_WRITEFUNC_PAUSE)
      }
      // Any count but the given one ends the transfer, also where the given one is 0.
      return goesOn ? length : length + 1
    }
  }

  /// The request's headers, and those of libcurl's own taken out.
  private func headerList() -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    let own: Set = ["expect", "content-length", "transfer-encoding"]
    for header in request.headers where !own.contains(header.name.lowercased()) {
      // A name with a colon and no value would take the header out.
      list = kb_curl_list_append(list, header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    for name in ["Expect", "Accept", "Content-Type"] where name == "Expect" || request.headers[name] == nil {
      list = kb_curl_list_append(list, "\(name):")
    }
    return list
  }

  private func set(_ option: CURLoption, _ value: Int) { kb_curl_set_long(handle, option, value) }
  private func set(_ option: CURLoption, _ value: String) { kb_curl_set_string(handle, option, value) }

  private static func milliseconds(_ seconds: Double) -> Int {
    seconds > 0 ? max(1, Int(min(seconds, 1e6) * 1000)) : 0
  }
}
