/** Lucide icons that the page itself uses; those of kinds and traits come from the trait table. */
export const PAGE_ICONS: readonly string[] = [
  "arrow-up", "check", "chevron-down", "chevron-up", "chevron-right", "circle", "clock", "code", "delete", "ellipsis",
  "fast-forward", "glasses", "globe", "history", "house", "list", "minus", "moon", "moon-star", "pause", "plus", "qr-code",
  "rewind", "skip-back", "skip-forward", "square", "sun-moon", "undo-2", "user-round", "users-round", "volume-x",
  "wifi-off", "x", "lock-open", "triangle-alert", "search", "bell-ring", "mic", "hourglass", "ban", "circle-help",
  "arrow-right", "box", "smartphone", "calendar-plus", "scan-eye",
];
