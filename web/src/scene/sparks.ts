/** Things too small to be drawn from afar, as points: bright in their own colour while they shine, quiet otherwise. */
import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Points, PointsMaterial } from "three";
import type { Actor } from "./actor";

/** Pixels. */
const SIZE = 3.2;
const QUIET = [0.62, 0.57, 0.5] as const;
/** Where points are that are not to be seen, metres below the floor. */
const HIDDEN = -1000;

export class Sparks {
  readonly points: Points<BufferGeometry, PointsMaterial>;
  private readonly actors: readonly Actor[];

  constructor(actors: Iterable<Actor>) {
    this.actors = [...actors];
    const geometry = new BufferGeometry();
    for (const name of ["position", "color"]) {
      const attribute = new BufferAttribute(new Float32Array(this.actors.length * 3), 3);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    const material = new PointsMaterial({ size: SIZE, sizeAttenuation: false, vertexColors: true, toneMapped: false });
    this.points = new Points(geometry, material);
    this.points.frustumCulled = false;
  }

  /** Takes over which things are left out, and how these shine. */
  follow(): void {
    const { position, color } = this.points.geometry.attributes as Record<string, BufferAttribute>;
    this.actors.forEach((actor, i) => {
      const { x, y, z } = actor.centre;
      position!.setXYZ(i, x, actor.place.visible ? HIDDEN : y, z);
      const glow = actor.place.visible ? null : actor.glow();
      const most = glow ? Math.max(...glow.color, 0.01) : 1;
      const [r, g, b] = glow ? glow.color.map((part) => Math.sqrt(part / most)) : QUIET;
      color!.setXYZ(i, r!, g!, b!);
    });
    position!.needsUpdate = color!.needsUpdate = true;
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
    this.points.removeFromParent();
  }
}
