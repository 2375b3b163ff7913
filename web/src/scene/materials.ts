/** The few materials of the scene, shared by everything so that the renderer changes programs seldom. */
import {
  AdditiveBlending, CanvasTexture, DoubleSide, type Material, MeshBasicMaterial, MeshLambertMaterial,
  RepeatWrapping, SRGBColorSpace, type Texture,
} from "three";
import { INK } from "./palette";
import type { RoomLight } from "./roomlight";

export type FloorKind = "wood" | "tile" | "stone" | "carpet" | "grass";

export interface Materials {
  /** Matt, coloured by vertex. */
  solid: MeshLambertMaterial;
  /** What does not answer: paper. */
  away: MeshLambertMaterial;
  glass: MeshLambertMaterial;
  /** What will be, before it is: translucent persimmon. */
  ghost: MeshLambertMaterial;
  /** Drawn when first asked for. */
  floor(kind: FloorKind): MeshLambertMaterial;
  /** Soft dark, by vertex alpha: along walls. */
  shade: MeshBasicMaterial;
  /** Soft dark blob under furniture. */
  contact: MeshBasicMaterial;
  /** Round soft light, added. */
  halo: Texture;
  dispose(): void;
}

export function makeMaterials(light: RoomLight): Materials {
  const lit = (options: ConstructorParameters<typeof MeshLambertMaterial>[0]) =>
    light.teach(new MeshLambertMaterial(options));
  const halo = radial("rgba(255,255,255,1)", "rgba(255,255,255,0)");
  const floors = new Map<FloorKind, MeshLambertMaterial>();
  const floor = (kind: FloorKind) => {
    const material = floors.get(kind) ?? lit({ map: floorTexture(kind) });
    floors.set(kind, material);
    return material;
  };
  const made = {
    solid: lit({ vertexColors: true }),
    away: lit({ color: INK.paper, transparent: true, opacity: 0.85 }),
    glass: lit({ color: INK.glass, transparent: true, opacity: 0.26, side: DoubleSide, depthWrite: false }),
    ghost: lit({
      color: INK.persimmon, emissive: INK.persimmon, emissiveIntensity: 0.35, transparent: true, opacity: 0.42,
      depthWrite: false,
    }),
    shade: new MeshBasicMaterial({
      color: 0x2b1d10, vertexColors: true, transparent: true, depthWrite: false, polygonOffset: true,
      polygonOffsetFactor: -1,
    }),
    contact: new MeshBasicMaterial({
      color: 0x2b1d10, map: softSquare(), transparent: true, opacity: 0.4, depthWrite: false, polygonOffset: true,
      polygonOffsetFactor: -2,
    }),
  };
  const dispose = () => {
    halo.dispose();
    for (const material of [...Object.values(made), ...floors.values()] as Material[]) {
      (material as MeshBasicMaterial).map?.dispose();
      material.dispose();
    }
  };
  return { ...made, floor, halo, dispose };
}

/** An additive material of one colour for light in the air; each user has its own. */
export function glowMaterial(map: Texture | null): MeshBasicMaterial {
  return new MeshBasicMaterial({ map, transparent: true, blending: AdditiveBlending, depthWrite: false, fog: false });
}

/** Metres that one repeat of a floor's drawing covers. */
export const FLOOR_REPEAT: Record<FloorKind, number> = { wood: 2.4, tile: 1.2, stone: 1.6, carpet: 1.2, grass: 2 };

type Pen = CanvasRenderingContext2D;

const FLOOR_DRAWINGS: Record<FloorKind, (pen: Pen, side: number, chance: () => number) => void> = {
  wood(pen, side, chance) {
    const rows = 16;
    const height = side / rows;
    for (let row = 0; row < rows; row++) {
      const shift = chance() * side;
      for (let piece = 0; piece < 2; piece++) {
        const tone = chance() * 9 - 4.5;
        pen.fillStyle = `hsl(${32 + tone * 0.3} ${35 + tone * 0.5}% ${70 + tone * 0.62}%)`;
        const x = (shift + (piece * side) / 2) % side;
        for (const left of [x, x - side]) {
          pen.fillRect(left, row * height, side / 2, height);
          pen.strokeStyle = "rgba(120,80,40,0.05)";
          for (let grain = 0; grain < 4; grain++) {
            const y = row * height + ((grain + 0.6) / 4.4) * height;
            pen.beginPath();
            pen.moveTo(left + 4, y);
            pen.bezierCurveTo(left + side / 6, y + tone, left + side / 3, y - tone, left + side / 2 - 4, y);
            pen.stroke();
          }
          pen.fillStyle = "rgba(96,62,30,0.20)";
          pen.fillRect(left, row * height, 2, height);
          pen.fillStyle = `hsl(${32 + tone * 0.3} ${35 + tone * 0.5}% ${70 + tone * 0.62}%)`;
        }
      }
      pen.fillStyle = "rgba(96,62,30,0.16)";
      pen.fillRect(0, row * height, side, 1.6);
    }
  },
  tile(pen, side, chance) {
    const cells = 3;
    for (let i = 0; i < cells; i++) {
      for (let j = 0; j < cells; j++) {
        pen.fillStyle = `hsl(40 12% ${87 + chance() * 3}%)`;
        pen.fillRect((i * side) / cells, (j * side) / cells, side / cells, side / cells);
      }
    }
    pen.strokeStyle = "rgba(120,110,95,0.30)";
    pen.lineWidth = 3;
    for (let i = 0; i <= cells; i++) {
      const at = (i * side) / cells;
      pen.strokeRect(at, -4, 0, side + 8);
      pen.strokeRect(-4, at, side + 8, 0);
    }
  },
  stone(pen, side, chance) {
    pen.fillStyle = "hsl(36 8% 76%)";
    pen.fillRect(0, 0, side, side);
    for (let row = 0; row < 4; row++) {
      for (let piece = 0; piece < 2; piece++) {
        pen.fillStyle = `hsl(${34 + chance() * 8} 8% ${74 + chance() * 6}%)`;
        const x = ((piece + (row % 2) / 2) * side) / 2;
        pen.beginPath();
        pen.roundRect(x + 3, (row * side) / 4 + 3, side / 2 - 6, side / 4 - 6, 10);
        pen.fill();
        if (x + side / 2 > side) {
          pen.beginPath();
          pen.roundRect(x - side + 3, (row * side) / 4 + 3, side / 2 - 6, side / 4 - 6, 10);
          pen.fill();
        }
      }
    }
  },
  carpet(pen, side, chance) {
    pen.fillStyle = "hsl(35 22% 82%)";
    pen.fillRect(0, 0, side, side);
    speckle(pen, side, chance, 2600, 35, 20, 82, 7);
  },
  grass(pen, side, chance) {
    pen.fillStyle = "hsl(95 28% 58%)";
    pen.fillRect(0, 0, side, side);
    speckle(pen, side, chance, 3000, 95, 30, 56, 12);
  },
};

function speckle(pen: Pen, side: number, chance: () => number, count: number, h: number, s: number, l: number, wide: number): void {
  for (let i = 0; i < count; i++) {
    pen.fillStyle = `hsl(${h + (chance() - 0.5) * wide} ${s}% ${l + (chance() - 0.5) * wide}%)`;
    pen.fillRect(chance() * side, chance() * side, 4, 4);
  }
}

function floorTexture(kind: FloorKind): CanvasTexture {
  const texture = drawing(512, (pen, side) => FLOOR_DRAWINGS[kind](pen, side, dice(kind.length * 7919)));
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.anisotropy = 8;
  return texture;
}

/** A square canvas as a texture. */
export function drawing(side: number, draw: (pen: Pen, side: number) => void): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  draw(canvas.getContext("2d")!, side);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

function radial(inner: string, outer: string): CanvasTexture {
  return drawing(128, (pen, side) => {
    const half = side / 2;
    const fill = pen.createRadialGradient(half, half, 0, half, half, half);
    fill.addColorStop(0, inner);
    fill.addColorStop(0.25, "rgba(255,255,255,0.5)");
    fill.addColorStop(0.6, "rgba(255,255,255,0.12)");
    fill.addColorStop(1, outer);
    pen.fillStyle = fill;
    pen.fillRect(0, 0, side, side);
  });
}

function softSquare(): CanvasTexture {
  return drawing(128, (pen, side) => {
    pen.filter = "blur(12px)";
    pen.fillStyle = "#fff";
    pen.beginPath();
    pen.roundRect(side * 0.24, side * 0.24, side * 0.52, side * 0.52, 10);
    pen.fill();
  });
}

/** A repeatable source of chance (mulberry32), so that a home looks the same at every start. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
