// The two renames that Linux offers beyond POSIX. Both return 0, or an errno value (ENOSYS or EINVAL: not offered here).
#pragma once

/// Exchanges two paths on one file system atomically.
int chitra_rename_exchange(const char *first, const char *second);

/// Renames `source` to `target` atomically, refusing (EEXIST) a target that exists.
int chitra_rename_without_replacing(const char *source, const char *target);
