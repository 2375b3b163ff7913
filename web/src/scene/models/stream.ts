/** Air, mist and steam: a few soft puffs that rise or blow and fade. */
import { NormalBlending, Sprite, SpriteMaterial } from "three";
import type { Vec3 } from "../shapes";
import type { Maker } from "./model";

export interface Stream {
  /** 0 stops, 1 is strong. */
  strength: number;
  color: [number, number, number];
  pose(time: number, seconds: number): void;
}

const PUFFS = 4;

/** Puffs from each source, `far` metres up or forward. */
export function stream(make: Maker, sources: readonly Vec3[], way: "up" | "forward", far: number): Stream {
  const puffs: { sprite: Sprite; source: Vec3; phase: number }[] = [];
  const made: Stream = { strength: 0, color: [1, 1, 1], pose };
  function build(): void {
    sources.forEach((source, s) => {
      for (let i = 0; i < PUFFS; i++) {
        const material = make.own(
          new SpriteMaterial({
            map: make.around.materials.halo, transparent: true, depthWrite: false, blending: NormalBlending, opacity: 0,
          }),
        );
        const sprite = new Sprite(material);
        sprite.raycast = () => {};
        sprite.renderOrder = 7;
        make.root.add(sprite);
        puffs.push({ sprite, source, phase: (i + s * 0.37) / PUFFS });
      }
    });
  }
  function pose(time: number): void {
    if (made.strength > 0 && !puffs.length && !make.around.ghost) build();
    for (const { sprite, source, phase } of puffs) {
      sprite.visible = made.strength > 0.01;
      if (!sprite.visible) continue;
      const life = (time * (0.25 + made.strength * 0.2) + phase) % 1;
      const drift = Math.sin((life + phase) * 6.3) * 0.04;
      const rise = way === "up" ? life * far : -life * life * 0.25;
      const blow = way === "forward" ? life * far : 0;
      sprite.position.set(source[0] + drift, source[1] + rise, source[2] + blow);
      sprite.scale.setScalar(0.12 + life * 0.3 * (0.6 + made.strength));
      sprite.material.color.setRGB(...made.color);
      sprite.material.opacity = Math.sin(life * Math.PI) * 0.42 * Math.min(1, 0.4 + made.strength);
    }
  }
  return made;
}
