/** Quiet furniture that makes a room readable. Front towards +z, origin on the floor in the middle. */
import { dice } from "./materials";
import { INK } from "./palette";
import { Solid } from "./shapes";

export function bed(width: number, depth: number, accent: number): Solid {
  const solid = new Solid()
    .box([width, 0.2, depth], [0, 0.16, 0], INK.woodPale, 0.05)
    .box([width - 0.06, 0.2, depth - 0.08], [0, 0.34, 0.01], INK.linen, 0.08)
    .box([width + 0.02, 0.12, depth * 0.62], [0, 0.42, depth * 0.18], accent, 0.055)
    .box([width + 0.03, 0.1, 0.3], [0, 0.445, -depth * 0.1], INK.linen, 0.045)
    .box([width + 0.08, 0.72, 0.1], [0, 0.36, -depth / 2 + 0.03], INK.wood, 0.05);
  const pillows = width > 1.2 ? [-width / 4, width / 4] : [0];
  for (const x of pillows) solid.box([Math.min(0.6, width * 0.42), 0.14, 0.36], [x, 0.49, -depth / 2 + 0.3], INK.white, 0.065, [-0.22, 0, 0]);
  return solid;
}

export function sofa(width: number, accent: number): Solid {
  const seats = Math.max(2, Math.round(width / 0.8));
  const solid = new Solid()
    .box([width, 0.24, 0.86], [0, 0.2, 0], accent, 0.08)
    .box([width, 0.46, 0.22], [0, 0.47, -0.33], accent, 0.1)
    .box([0.2, 0.4, 0.86], [-width / 2 + 0.1, 0.32, 0], accent, 0.09)
    .box([0.2, 0.4, 0.86], [width / 2 - 0.1, 0.32, 0], accent, 0.09);
  const inner = width - 0.42;
  for (let i = 0; i < seats; i++) {
    solid.box([inner / seats - 0.02, 0.16, 0.6], [-inner / 2 + ((i + 0.5) * inner) / seats, 0.38, 0.1], lighter(accent), 0.07);
  }
  solid.box([0.38, 0.36, 0.14], [-inner / 2 + 0.22, 0.6, -0.12], INK.mustard, 0.065, [-0.3, 0.15, 0.08]);
  solid.box([0.38, 0.36, 0.14], [inner / 2 - 0.22, 0.6, -0.12], INK.linen, 0.065, [-0.3, -0.15, -0.08]);
  for (const x of [-1, 1]) for (const z of [-1, 1]) solid.tube(0.022, 0.016, 0.09, [x * (width / 2 - 0.14), 0.045, z * 0.34], INK.woodDark, [0, 0, 0], 8);
  return solid;
}

export function armchair(accent: number): Solid {
  return new Solid().box([0.74, 0.22, 0.7], [0, 0.28, 0], accent, 0.1).box([0.74, 0.5, 0.2], [0, 0.55, -0.27], accent, 0.1)
    .box([0.16, 0.3, 0.66], [-0.32, 0.42, 0.02], accent, 0.075).box([0.16, 0.3, 0.66], [0.32, 0.42, 0.02], accent, 0.075)
    .tube(0.02, 0.014, 0.18, [-0.28, 0.09, 0.26], INK.woodDark, [0, 0, 0], 8).tube(0.02, 0.014, 0.18, [0.28, 0.09, 0.26], INK.woodDark, [0, 0, 0], 8)
    .tube(0.02, 0.014, 0.18, [-0.28, 0.09, -0.26], INK.woodDark, [0, 0, 0], 8).tube(0.02, 0.014, 0.18, [0.28, 0.09, -0.26], INK.woodDark, [0, 0, 0], 8);
}

/** A rug with a rim; lies flat. */
export function rug(width: number, depth: number, accent: number, round = false): Solid {
  if (round) return new Solid().puck(width / 2, 0.016, [0, 0.008, 0], accent, 0.007, [0, 0, 0], 48).puck(width / 2 - 0.14, 0.02, [0, 0.009, 0], lighter(accent), 0.007, [0, 0, 0], 48);
  return new Solid().box([width, 0.016, depth], [0, 0.008, 0], accent, 0.007).box([width - 0.26, 0.018, depth - 0.26], [0, 0.0105, 0], lighter(accent), 0.007);
}

export function lowTable(width: number, depth: number): Solid {
  return legs(new Solid().box([width, 0.05, depth], [0, 0.33, 0], INK.wood, 0.024), width, depth, 0.31).box([0.2, 0.03, 0.14], [width * 0.16, 0.37, 0.02], INK.linen, 0.008)
    .tube(0.05, 0.036, 0.06, [-width * 0.22, 0.385, -0.03], INK.celadon, [0, 0, 0], 18);
}

export function roundTable(radius: number, height: number): Solid {
  return new Solid().puck(radius, 0.035, [0, height - 0.018, 0], INK.woodPale, 0.016).tube(0.03, 0.03, height - 0.03, [0, height / 2, 0], INK.woodDark, [0, 0, 0], 12).puck(radius * 0.62, 0.025, [0, 0.013, 0], INK.woodDark, 0.01);
}

export function diningTable(width: number, depth: number): Solid {
  const solid = legs(new Solid().box([width, 0.05, depth], [0, 0.715, 0], INK.wood, 0.025), width, depth, 0.69);
  solid.tube(0.11, 0.07, 0.07, [0, 0.775, 0], INK.white, [0, 0, 0], 24);
  for (const [x, z, color] of [[-0.03, 0.02, INK.persimmon], [0.04, -0.01, INK.mustard], [0, 0.05, INK.persimmon]] as const) solid.ball(0.036, [x, 0.82, z], color);
  return solid;
}

export function chair(accent: number): Solid {
  return legs(new Solid().box([0.42, 0.045, 0.42], [0, 0.43, 0], INK.woodPale, 0.02).box([0.38, 0.04, 0.38], [0, 0.465, 0], accent, 0.018), 0.4, 0.4, 0.41)
    .box([0.4, 0.24, 0.035], [0, 0.72, -0.19], INK.woodPale, 0.016, [-0.08, 0, 0])
    .box([0.035, 0.3, 0.03], [-0.17, 0.55, -0.185], INK.woodPale, 0.012).box([0.035, 0.3, 0.03], [0.17, 0.55, -0.185], INK.woodPale, 0.012);
}

export function officeChair(accent: number): Solid {
  const solid = new Solid().box([0.48, 0.09, 0.46], [0, 0.45, 0], accent, 0.04).box([0.44, 0.5, 0.08], [0, 0.76, -0.22], accent, 0.04, [-0.1, 0, 0]).tube(0.03, 0.03, 0.32, [0, 0.25, 0], INK.steel, [0, 0, 0], 10);
  for (let i = 0; i < 5; i++) solid.box([0.27, 0.035, 0.045], [Math.cos((i / 5) * 6.283) * 0.13, 0.07, Math.sin((i / 5) * 6.283) * 0.13], INK.graphite, 0.015, [0, -(i / 5) * 6.283, 0]);
  return solid;
}

export function desk(width: number, depth: number): Solid {
  return legs(new Solid().box([width, 0.04, depth], [0, 0.72, 0], INK.woodPale, 0.018), width, depth, 0.7)
    .box([0.36, 0.44, depth - 0.1], [width / 2 - 0.22, 0.46, 0], INK.linen, 0.03)
    .box([0.52, 0.32, 0.025], [-width * 0.06, 0.99, -depth * 0.26], INK.black, 0.012).box([0.05, 0.14, 0.04], [-width * 0.06, 0.8, -depth * 0.28], INK.steel, 0.012)
    .box([0.2, 0.012, 0.14], [-width * 0.06, 0.745, -depth * 0.25], INK.steel, 0.005).box([0.4, 0.016, 0.13], [-width * 0.06, 0.748, depth * 0.12], INK.stone, 0.007);
}

/** A shelf with books, the same ones for the same seed. */
export function bookshelf(width: number, height: number, seed: number): Solid {
  const chance = dice(seed);
  const solid = new Solid().box([width, height, 0.03], [0, height / 2, -0.135], INK.woodPale, 0.01);
  for (const x of [-width / 2 + 0.015, width / 2 - 0.015]) solid.box([0.03, height, 0.3], [x, height / 2, 0], INK.wood, 0.01);
  const rows = Math.max(2, Math.round(height / 0.36));
  const colors = [INK.celadon, INK.persimmon, INK.indigo, INK.mustard, INK.linen, INK.brick, INK.sage, INK.stone, INK.indigoPale];
  for (let row = 0; row <= rows; row++) {
    const y = 0.03 + (row * (height - 0.05)) / rows;
    solid.box([width - 0.02, 0.025, 0.29], [0, y, 0], INK.wood, 0.008);
    if (row === rows) break;
    for (let x = -width / 2 + 0.07; x < width / 2 - 0.09; ) {
      const thick = 0.03 + chance() * 0.035;
      const tall = Math.min(0.28, (height / rows) * (0.5 + chance() * 0.3));
      if (chance() > 0.22) solid.box([thick, tall, 0.19], [x + thick / 2, y + 0.012 + tall / 2, 0.01], colors[Math.floor(chance() * colors.length)]!, 0.004);
      x += thick + 0.006 + (chance() > 0.85 ? 0.12 : 0);
    }
  }
  return solid;
}

export function wardrobe(width: number, height: number): Solid {
  const doors = Math.max(2, Math.round(width / 0.5));
  const solid = new Solid().box([width, height, 0.54], [0, height / 2, -0.02], INK.woodPale, 0.025);
  for (let i = 0; i < doors; i++) {
    const x = -width / 2 + ((i + 0.5) * width) / doors;
    solid.box([width / doors - 0.02, height - 0.08, 0.03], [x, height / 2 + 0.01, 0.26], INK.linen, 0.012);
    solid.box([0.02, 0.2, 0.025], [x + (i % 2 ? -1 : 1) * (width / doors / 2 - 0.06), height * 0.5, 0.285], INK.brass, 0.008);
  }
  return solid;
}

/** A low chest, as under a TV or in an entrance. */
export function sideboard(width: number, height: number, depth: number): Solid {
  const doors = Math.max(2, Math.round(width / 0.5));
  const solid = new Solid().box([width, height - 0.06, depth], [0, height / 2 + 0.03, 0], INK.wood, 0.025);
  for (let i = 0; i < doors; i++) solid.box([width / doors - 0.03, height - 0.13, 0.02], [-width / 2 + ((i + 0.5) * width) / doors, height / 2 + 0.03, depth / 2], INK.woodPale, 0.01);
  for (const x of [-1, 1]) solid.box([0.04, 0.07, depth - 0.08], [x * (width / 2 - 0.08), 0.035, 0], INK.woodDark, 0.01);
  return solid;
}

export function counter(width: number, depth: number, height: number, sink: boolean): Solid {
  const doors = Math.max(1, Math.round(width / 0.55));
  const solid = new Solid().box([width, height - 0.04, depth - 0.03], [0, (height - 0.04) / 2, -0.015], INK.linen, 0.015).box([width, 0.04, depth], [0, height - 0.02, 0], INK.stone, 0.014);
  for (let i = 0; i < doors; i++) {
    const x = -width / 2 + ((i + 0.5) * width) / doors;
    solid.box([width / doors - 0.02, height - 0.16, 0.02], [x, height / 2 - 0.01, depth / 2 - 0.02], INK.celadon, 0.012);
    solid.box([width / doors * 0.4, 0.014, 0.02], [x, height - 0.13, depth / 2], INK.brass, 0.006);
  }
  if (sink) {
    solid.box([0.52, 0.02, 0.36], [0, height - 0.004, 0.02], INK.steel, 0.01).box([0.46, 0.012, 0.3], [0, height + 0.004, 0.02], INK.graphite, 0.006);
    solid.tube(0.013, 0.013, 0.24, [0, height + 0.12, -0.2], INK.steel, [0, 0, 0], 10).tube(0.012, 0.012, 0.16, [0, height + 0.235, -0.13], INK.steel, [Math.PI / 2, 0, 0], 10);
  }
  return solid;
}

export function bathtub(width: number, depth: number): Solid {
  return new Solid().box([width, 0.5, depth], [0, 0.25, 0], INK.white, 0.1).box([width - 0.16, 0.02, depth - 0.16], [0, 0.5, 0], INK.water, 0.01)
    .tube(0.016, 0.016, 0.16, [-width / 2 + 0.12, 0.58, -depth * 0.3], INK.steel, [0, 0, 0], 10);
}

export function toilet(): Solid {
  return new Solid().box([0.38, 0.34, 0.16], [0, 0.56, -0.24], INK.white, 0.05).tube(0.18, 0.12, 0.36, [0, 0.19, 0.04], INK.white, [0, 0, 0], 24).puck(0.2, 0.05, [0, 0.4, 0.05], INK.linen, 0.022);
}

export function washstand(width: number): Solid {
  return new Solid().box([width, 0.66, 0.44], [0, 0.37, 0], INK.woodPale, 0.03).box([width + 0.02, 0.05, 0.47], [0, 0.72, 0], INK.white, 0.022).puck(0.19, 0.1, [0, 0.77, 0.02], INK.white, 0.045).puck(0.155, 0.012, [0, 0.822, 0.02], INK.water, 0.005)
    .tube(0.012, 0.012, 0.2, [0, 0.84, -0.18], INK.brass, [0, 0, 0], 8).tube(0.011, 0.011, 0.12, [0, 0.935, -0.13], INK.brass, [Math.PI / 2, 0, 0], 8);
}

export function plant(height: number, seed: number): Solid {
  const chance = dice(seed);
  const pot = Math.min(0.19, 0.1 + height * 0.08);
  const solid = new Solid().tube(pot, pot * 0.72, pot * 1.5, [0, pot * 0.75, 0], seed % 2 ? INK.terracotta : INK.linen, [0, 0, 0], 22).puck(pot * 0.92, 0.02, [0, pot * 1.48, 0], INK.woodDark, 0.008);
  const leaves = 9;
  for (let i = 0; i < leaves; i++) {
    const angle = (i / leaves) * Math.PI * 2 + chance();
    const up = pot * 1.5 + height * (0.25 + chance() * 0.6);
    const out = height * (0.1 + chance() * 0.16);
    const big = height * (0.13 + chance() * 0.08);
    solid.ball(big, [Math.cos(angle) * out, up, Math.sin(angle) * out], i % 3 ? INK.leaf : INK.leafDark, [0.75, 1.05, 0.75], 6);
  }
  solid.tube(0.018, 0.026, height * 0.6, [0, pot * 1.5 + height * 0.25, 0], INK.woodDark, [0, 0, 0], 8);
  return solid;
}

export function tree(height: number, seed: number): Solid {
  const chance = dice(seed);
  const solid = new Solid().tube(0.06, 0.09, height * 0.5, [0, height * 0.25, 0], INK.woodDark, [0, 0, 0], 10);
  for (let i = 0; i < 6; i++) solid.ball(height * (0.17 + chance() * 0.1), [(chance() - 0.5) * height * 0.4, height * (0.55 + chance() * 0.35), (chance() - 0.5) * height * 0.4], i % 2 ? INK.leaf : INK.leafDark);
  return solid;
}

export function toys(): Solid {
  return new Solid().box([0.14, 0.14, 0.14], [0, 0.07, 0], INK.persimmon, 0.02, [0, 0.4, 0]).box([0.14, 0.14, 0.14], [0.19, 0.07, 0.06], INK.indigo, 0.02, [0, -0.2, 0])
    .box([0.14, 0.14, 0.14], [0.09, 0.21, 0.02], INK.mustard, 0.02, [0, 0.1, 0]).ball(0.1, [-0.24, 0.1, 0.14], INK.celadon);
}

export function car(): Solid {
  const solid = new Solid().box([1.8, 0.5, 4.1], [0, 0.5, 0], INK.celadon, 0.22).box([1.55, 0.5, 2.1], [0, 0.92, -0.2], INK.linen, 0.22);
  for (const x of [-1, 1]) for (const z of [-1, 1]) solid.puck(0.33, 0.24, [x * 0.8, 0.33, z * 1.3], INK.black, 0.08, [0, 0, Math.PI / 2]);
  return solid;
}

function legs(solid: Solid, width: number, depth: number, height: number): Solid {
  for (const x of [-1, 1]) for (const z of [-1, 1]) solid.tube(0.024, 0.017, height, [x * (width / 2 - 0.05), height / 2, z * (depth / 2 - 0.05)], INK.woodDark, [0, 0, 0], 8);
  return solid;
}

/** The colour halfway to linen. */
function lighter(color: number): number {
  const part = (shift: number) => Math.round((((color >> shift) & 255) * 2 + ((INK.linen >> shift) & 255)) / 3);
  return (part(16) << 16) | (part(8) << 8) | part(0);
}
