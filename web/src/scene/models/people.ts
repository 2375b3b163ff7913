/** People as small figures, standing in the room where they are. */
import { SphereGeometry } from "three";
import { INK } from "../palette";
import { Solid } from "../shapes";

const CLOTHES = [INK.indigo, INK.persimmon, INK.celadonDark, INK.mustard, INK.brick];

/** A wooden-toy figure about `tall` metres high. */
export function figure(index: number, tall: number): Solid {
  const color = CLOTHES[index % CLOTHES.length]!;
  const unit = tall / 1.2;
  return new Solid()
    .tube(0.105 * unit, 0.19 * unit, 0.66 * unit, [0, 0.35 * unit, 0], color, [0, 0, 0], 24)
    .ball(0.106 * unit, [0, 0.68 * unit, 0], color)
    .puck(0.19 * unit, 0.04, [0, 0.02, 0], color, 0.018)
    .ball(0.145 * unit, [0, 0.92 * unit, 0], INK.skin, [1, 1.02, 1], 18)
    .add(hair(unit), [0, 0.94 * unit, -0.012 * unit], index % 2 ? 0x4a3428 : 0x2c2622);
}

function hair(unit: number): SphereGeometry {
  return new SphereGeometry(0.163 * unit, 20, 12, 0, Math.PI * 2, 0, Math.PI * 0.5);
}
