// Problems with files in the words of the catalogue.

internal import Diagnostics
internal import Files

#if canImport(Glibc)
  import Glibc
#endif

extension FileProblem {
  /// The finding that tells a person what is wrong with the file.
  func diagnostic(_ language: Language) -> Diagnostic {
    var arguments: [DiagnosticArgument] = []
    var place = SourceLocation(file: path)
    let entry: CatalogueEntry
    switch self {
    case .unreadable:
      entry = Codes.inputNotReadable
      arguments.append(DiagnosticArgument("reason", reason.text(language)))
    case .isDirectory: entry = Codes.inputIsFolder
    case .notWritable, .unsafeName:
      entry = Codes.outputNotWritable
      arguments.append(DiagnosticArgument("reason", reason.text(language)))
    case .exists: entry = Codes.outputExists
    case .folderNotEmpty: entry = Codes.outputFolderNotEmpty
    case .unknownFileInFolder(_, let name):
      entry = Codes.outputFolderForeignFiles
      arguments.append(DiagnosticArgument("name", name))
    case .changedWhileReading: entry = Codes.inputChanged
    case .tooLarge(_, let limit):
      entry = Codes.inputTooLarge
      arguments.append(DiagnosticArgument("limit", .number(limit)))
    case .recordTooLong(_, let offset, let limit):
      entry = Codes.recordTooLarge
      place.byteOffset = offset
      arguments.append(DiagnosticArgument("limit", .number(limit)))
    case .unfinished:
      entry = Codes.programFault
      arguments.append(DiagnosticArgument("detail", description))
    }
    return Diagnostic(entry, at: place, arguments: arguments)
  }

  private var reason: Bilingual {
    let english = errnoText ?? "the name leads out of its folder"
    switch errno {
    case ENOENT: return Bilingual(vi: "không có tệp hoặc thư mục này", en: english)
    case EACCES, EPERM: return Bilingual(vi: "không có quyền", en: english)
    case ENOSPC: return Bilingual(vi: "đĩa đầy", en: english)
    case EROFS: return Bilingual(vi: "đĩa chỉ cho đọc", en: english)
    case ENOTDIR: return Bilingual(vi: "một phần của đường dẫn không phải thư mục", en: english)
    case EISDIR: return Bilingual(vi: "đây là thư mục", en: english)
    case ENAMETOOLONG: return Bilingual(vi: "tên quá dài", en: english)
    case EIO: return Bilingual(vi: "lỗi thiết bị", en: english)
    default: return errno == nil ? Bilingual(vi: "tên dẫn ra ngoài thư mục", en: english) : Bilingual(same: english)
    }
  }
}
