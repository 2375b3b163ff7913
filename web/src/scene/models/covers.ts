/** Curtains slide apart, blinds rise, shutters roll, windows tilt, garage doors lift. */
import { Group } from "three";
import { INK } from "../palette";
import { Solid } from "../shapes";
import { CUT, type Hole } from "../walls";
import { type Build, type Ease, type Maker, type Reading } from "./model";

/** The window a cover hangs at, when there is one within arm's reach. */
function windowAt(make: Maker): Hole | null {
  const { x, y } = make.spot;
  let best: Hole | null = null;
  let least = 1.2;
  for (const hole of make.around.holes) {
    if (hole.kind !== "window") continue;
    const far = Math.hypot(hole.middle[0] - x, hole.middle[1] - y);
    if (far < least) [best, least] = [hole, far];
  }
  return best;
}

/** Width across, and height of the top edge above the thing's own origin: covers end where walls are cut. */
function span(make: Maker, usual: number): { width: number; top: number } {
  const given = make.spot.thing.size?.[0];
  const width = given || (windowAt(make)?.width ?? usual) + 0.2;
  return { width, top: CUT + 0.03 - make.spot.height };
}

/** Position in percent, eased as fast as a real cover: what the thing reports comes in steps. */
function position(make: Maker): { ease: Ease; apply(reading: Reading): void } {
  const ease = make.ease(50, 28);
  return { ease, apply: (reading) => void (ease.target = reading.number("WindowCovering", "current_position", 50)) };
}

const curtain: Build = (make) => {
  const { width, top } = span(make, 1.8);
  const drop = top - 0.05;
  make.body(new Solid().tube(0.016, 0.016, width + 0.16, [0, top, 0], INK.woodDark, [0, 0, Math.PI / 2], 10).ball(0.03, [-width / 2 - 0.08, top, 0], INK.woodDark).ball(0.03, [width / 2 + 0.08, top, 0], INK.woodDark), 0);
  const folds = Math.max(4, Math.round(width / 0.26));
  const half = new Solid();
  for (let i = 0; i < folds; i++) {
    const x = ((i + 0.5) / folds) * (width / 2);
    half.tube(0.048, 0.056, drop, [x, drop / 2 + 0.02, (i % 2) * 0.03 - 0.015], i % 2 ? INK.linen : INK.cream, [0, 0, 0], 10);
  }
  const [left, right] = [new Group(), new Group()];
  left.position.x = -width / 2;
  right.position.x = width / 2;
  right.rotation.y = Math.PI;
  make.root.add(left, right);
  make.part(half, 0.1, left);
  make.part(half, 0.1, right);
  const at = position(make);
  return {
    apply: at.apply,
    pose() {
      const wide = 1 - (at.ease.value / 100) * 0.8;
      left.scale.x = right.scale.x = wide;
    },
  };
};

const blind: Build = (make) => {
  const { width, top } = span(make, 1.4);
  const sill = windowAt(make)?.sill ?? 0.3;
  const drop = Math.max(0.25, top + make.spot.height - sill - 0.02);
  make.body(new Solid().box([width, 0.07, 0.09], [0, top, 0], INK.white, 0.025), 0);
  const count = Math.max(6, Math.round(drop / 0.055));
  const slats = Array.from({ length: count }, () => {
    return make.part(new Solid().box([width - 0.03, 0.008, 0.05], [0, 0, 0], INK.linen, 0.003));
  });
  const at = position(make);
  const tilt = make.ease(50, 60);
  return {
    apply(reading) {
      at.apply(reading);
      tilt.target = reading.number("WindowCovering", "current_tilt", 35);
    },
    pose() {
      const down = (1 - at.ease.value / 100) * drop + 0.07;
      slats.forEach((slat, i) => {
        slat.position.y = top - 0.045 - ((i + 1) / count) * down;
        slat.rotation.x = (1 - tilt.value / 100) * 1.25;
      });
    },
  };
};

const shutter: Build = (make) => {
  const { width, top } = span(make, 1.4);
  const sill = windowAt(make)?.sill ?? 0.3;
  const drop = Math.max(0.3, top + make.spot.height - sill);
  make.body(new Solid().box([width, 0.14, 0.14], [0, top, 0], INK.stone, 0.04), 0);
  const sheet = new Solid();
  const rows = Math.round(drop / 0.08);
  for (let i = 0; i < rows; i++) sheet.box([width - 0.05, drop / rows - 0.006, 0.03], [0, -((i + 0.5) / rows) * drop, 0], INK.steel, 0.01);
  const mesh = make.part(sheet);
  mesh.position.y = top;
  const at = position(make);
  return { apply: at.apply, pose: () => mesh.scale.set(1, Math.max(0.03, 1 - at.ease.value / 100), 1) };
};

const windowOpener: Build = (make) => {
  const { width, top } = span(make, 1.2);
  const tall = Math.min(top, 1.0) - 0.08;
  const sash = (make.spot.thing.size?.[0] ?? width) / 2;
  const frame = new Solid();
  for (const side of [-1, 1]) frame.box([0.045, tall, 0.035], [side * (sash / 2 - 0.022), tall / 2, 0], INK.white, 0.012);
  for (const y of [0.022, tall - 0.022]) frame.box([sash, 0.045, 0.035], [0, y, 0], INK.white, 0.012);
  frame.box([0.02, 0.14, 0.05], [sash / 2 - 0.03, tall / 2, 0.03], INK.steel, 0.008);
  const mesh = make.part(frame);
  const at = position(make);
  return {
    apply: at.apply,
    pose() {
      mesh.position.set(-sash / 2 + (at.ease.value / 100) * sash * 0.92, top - tall - 0.05, -0.04);
    },
  };
};

const garageDoor: Build = (make) => {
  const { width } = span(make, 2.4);
  const panels = Array.from({ length: 4 }, () => make.part(new Solid().box([width, 0.27, 0.05], [0, 0, 0], INK.cream, 0.02)));
  const at = position(make);
  return {
    apply: at.apply,
    pose() {
      panels.forEach((one, i) => {
        const along = i * 0.29 + 0.15 + (at.ease.value / 100) * 1.1;
        const over = Math.max(0, along - 1.12);
        one.position.set(0, Math.min(along, 1.12), -over);
        one.rotation.x = over > 0 ? Math.PI / 2 : 0;
      });
    },
  };
};

export const covers: Record<string, Build> = { curtain, blind, shutter, window: windowOpener, garage_door: garageDoor };
