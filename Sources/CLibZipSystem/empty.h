/* Empty on purpose: the target carries only the flags of pkg-config. */
