/** A cold room is bluish at its edges, a warm one glows a little. */
import { Color, Group, Mesh, MeshBasicMaterial } from "three";
import type { Store } from "../shared/store";
import type { Actor } from "./actor";
import type { Layout, Room } from "./layout";
import { edgeBand } from "./shell";

const COLD = new Color(0x5b9be0);
const WARM = new Color(0xe8813c);

export class Tints {
  readonly group = new Group();
  private readonly bands = new Map<Room, Mesh>();

  constructor(layout: Layout) {
    for (const room of layout.rooms) {
      const material = new MeshBasicMaterial({
        vertexColors: true, transparent: true, opacity: 0, depthWrite: false, polygonOffset: true, polygonOffsetFactor: -3,
      });
      const mesh = new Mesh(edgeBand(room.outline, bandWidth(room), 0.008, 1, 0.06), material);
      mesh.visible = false;
      mesh.renderOrder = 2;
      this.bands.set(room, mesh);
      this.group.add(mesh);
    }
  }

  /** Takes over the measured temperatures. Returns whether a tint changed. */
  follow(store: Store, actors: Iterable<Actor>): boolean {
    const sums = new Map<Room, [number, number]>();
    for (const actor of actors) {
      const { room, thing } = actor.spot;
      if (!room || (!thing.traits["TemperatureMeasurement"] && !thing.traits["Thermostat"])) continue;
      const state = store.shown(thing.id);
      const value = state["TemperatureMeasurement"]?.["measured_value"] ?? state["Thermostat"]?.["local_temperature"];
      if (typeof value !== "number") continue;
      const [sum, count] = sums.get(room) ?? [0, 0];
      sums.set(room, [sum + value, count + 1]);
    }
    let changed = false;
    for (const [room, mesh] of this.bands) {
      const [sum, count] = sums.get(room) ?? [21, 1];
      const warmth = sum / count;
      const material = mesh.material as MeshBasicMaterial;
      const opacity = warmth < 18.5 ? Math.min(0.3, (18.5 - warmth) * 0.05) : warmth > 25 ? Math.min(0.3, (warmth - 25) * 0.05) : 0;
      changed ||= Math.abs(material.opacity - opacity) > 0.004;
      material.opacity = opacity;
      material.color.copy(warmth < 20 ? COLD : WARM);
      mesh.visible = opacity > 0.01;
    }
    return changed;
  }

  dispose(): void {
    for (const mesh of this.bands.values()) (mesh.material as MeshBasicMaterial).dispose();
  }
}

function bandWidth({ bounds }: Room): number {
  return Math.min(0.9, Math.min(bounds.right - bounds.left, bounds.bottom - bounds.top) * 0.32);
}
