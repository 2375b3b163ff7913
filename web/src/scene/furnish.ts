import { Group } from "three";
import type { Layout } from "./layout";
import type { Materials } from "./materials";
import type { Hole } from "./walls";

export function furnish(_layout: Layout, _holes: readonly Hole[], _materials: Materials): Group {
  return new Group();
}
