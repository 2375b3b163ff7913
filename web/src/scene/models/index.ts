/** Which model draws which kind. A new kind is one line in its family's table; an unknown one is a plain box. */
import { access } from "./access";
import { appliances } from "./appliances";
import { cleaning } from "./cleaning";
import { climate } from "./climate";
import { covers } from "./covers";
import { lighting } from "./lighting";
import { media } from "./media";
import type { Build } from "./model";
import { sensing } from "./sensing";

const BUILDS: Record<string, Build> = {
  ...lighting, ...climate, ...covers, ...access, ...cleaning, ...media, ...sensing, ...appliances,
};

export function buildFor(kind: string): Build {
  return BUILDS[kind] ?? BUILDS.appliance!;
}
