/// One object per finding and line, with the keys that the command line promises; a key without a value is absent.
struct JSONLinesForm {
  let options: RenderOptions

  func render(_ diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    var object = JSONObject()
    object.add("code", diagnostic.code.description)
    object.add("severity", diagnostic.severity.rawValue)
    object.add("file", location?.file)
    object.add("line", location?.line)
    object.add("record", location?.record)
    object.add("column_start", location?.columnStart)
    object.add("column_end", location?.columnEnd)
    object.add("byte_offset", location?.byteOffset)
    object.add("path", location?.path)
    object.add("field", diagnostic.field)
    object.add("found", diagnostic.found?.shown(showValues: options.showValues))
    object.add("expected", diagnostic.expected?.words.text(options.language))
    object.add("fix", diagnostic.fix(options.language, showValues: options.showValues))
    object.add("message", diagnostic.message(options.language, showValues: options.showValues))
    return object.text + "\n"
  }
}
