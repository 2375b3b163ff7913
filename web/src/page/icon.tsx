/** Line icons (Lucide). Those that are known are built in; a home file's own ones come from one sprite. */

import icons from "virtual:icons";

/** Icons that point along the text: mirrored where the text runs from right to left. */
const DIRECTED = new Set(["chevron-right", "undo-2", "arrow-right", "list", "list-checks", "volume-2", "volume-x"]);

export function Icon({ name, class: extra = "" }: { readonly name: string; readonly class?: string }) {
  const inner = icons[name];
  const classes = `icon ${DIRECTED.has(name) ? "directed" : ""} ${extra}`;
  if (inner !== undefined) {
    return <svg class={classes} viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML={{ __html: inner }} />;
  }
  return (
    <svg class={classes} viewBox="0 0 24 24" aria-hidden="true">
      <use href={`./icons.svg#${encodeURIComponent(name)}`} />
    </svg>
  );
}
