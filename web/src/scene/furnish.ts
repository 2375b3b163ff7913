/** Furnishes each room by what it is, around the things that stand there. Only for the picture: nothing here is a thing. */
import { BufferAttribute, BufferGeometry, Group, Mesh } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { FreeRoom, type Standing } from "./free";
import {
  armchair, bathtub, bed, bookshelf, car, chair, counter, desk, diningTable, lowTable, officeChair, plant, roundTable, rug,
  sideboard, sofa, toilet, toys, tree, wardrobe, washstand,
} from "./furniture";
import type { Layout, Room, Spot } from "./layout";
import type { Materials } from "./materials";
import { ACCENTS, INK } from "./palette";
import { type Point, contains } from "./plane";
import { Solid } from "./shapes";
import type { Hole } from "./walls";

export type Use =
  | "living" | "kitchen" | "bedroom" | "kids" | "study" | "bath" | "entrance" | "balcony" | "laundry" | "garden" | "garage" | "plain";

const WORDS: readonly [Use, RegExp][] = [
  ["bath", /bath|toilet|wc|shower|restroom|powder/],
  ["kids", /kid|child|nursery|baby|playroom/],
  ["bedroom", /bed|guest|master/],
  ["kitchen", /kitchen|dining|pantry|cook/],
  ["study", /study|office|work|library|hobby/],
  ["living", /living|lounge|family|salon|sitting|tv/],
  ["entrance", /entr|hall|foyer|porch|corridor|lobby|landing/],
  ["laundry", /laundry|utility|boiler|storage|cellar|basement|attic/],
  ["garage", /garage|carport/],
  ["balcony", /balcon|terrace|veranda|patio/],
  ["garden", /garden|yard|lawn/],
];

/** What a room is for, from its kind and names. */
export function useOf(room: Room): Use {
  const { space } = room;
  if (space.kind === "garden") return "garden";
  if (space.kind === "balcony") return "balcony";
  if (space.kind === "workplace") return "study";
  const words = `${space.id} ${space.name.en ?? ""}`.toLowerCase();
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "plain";
}

/** A room being furnished. */
class Furnishing {
  readonly solid = new Solid();
  readonly shadows: Standing[] = [];
  readonly free: FreeRoom;
  readonly accent: number;

  constructor(readonly room: Room, readonly things: readonly Spot[], holes: readonly Hole[], layout: Layout) {
    this.free = new FreeRoom(room, holes, layout);
    this.accent = ACCENTS[room.index % ACCENTS.length]!;
  }

  /** A rug, where the whole of it lies in the room. */
  lay(piece: Solid, x: number, y: number, angle: number, width: number, depth: number): void {
    const corners: Point[] = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([i, j]) => {
      const [dx, dz] = [(i! * width) / 2, (j! * depth) / 2];
      return [x + dx * Math.cos(angle) + dz * Math.sin(angle), y - dx * Math.sin(angle) + dz * Math.cos(angle)];
    });
    if (corners.every((corner) => contains(this.room.outline, corner))) this.solid.join(piece, [x, 0, y], angle);
  }

  put(piece: Solid, place: Standing | null, shadow = true): Standing | null {
    if (!place) return null;
    this.solid.join(piece, [place.x, 0, place.y], place.angle);
    if (shadow) this.shadows.push(place);
    return place;
  }

  find(...kinds: string[]): Spot | undefined {
    return this.things.find((spot) => kinds.includes(spot.thing.kind));
  }

  /** A place in the open; furniture that others may stand on needs no check. */
  at(x: number, y: number, angle: number, width: number, depth: number): Standing {
    return { x, y, angle, width, depth };
  }

  plants(count: number, height: number): void {
    for (let i = 0; i < count; i++) {
      const place = this.free.againstWall({ width: 0.42, depth: 0.42, score: ({ corner, window }) => (corner < 0.12 ? 2 : 0) + (window ? 0.6 : 0) });
      this.put(plant(height * (0.85 + (i % 3) * 0.12), this.room.index * 7 + i), place);
    }
  }
}

const away = (from: Point) => ({ x, y }: Standing) => Math.hypot(x - from[0], y - from[1]);
const near = (to: Point) => ({ x, y }: Standing) => -Math.hypot(x - to[0], y - to[1]);

const RECIPES: Record<Use, (f: Furnishing) => void> = {
  living(f) {
    const tv = f.find("tv", "projector");
    if (tv) consoleUnder(f, tv);
    const facing = tv ? ((180 - tv.turn) * Math.PI) / 180 : 0;
    const ahead: Point = [Math.sin(facing), Math.cos(facing)];
    const centre: Point = tv ? [tv.x + ahead[0] * 1.75, tv.y + ahead[1] * 1.75] : f.room.heart;
    const sideways = Math.abs(ahead[0]) > 0.7;
    if (tv) {
      const seat: Point = [tv.x + ahead[0] * 3.1, tv.y + ahead[1] * 3.1];
      const place = f.free.near(seat, sideways ? 0.95 : 2.2, sideways ? 2.2 : 0.95, 0.9);
      if (place) f.put(sofa(2.2, f.accent), { ...place, angle: facing + Math.PI, width: 2.2, depth: 0.95 });
    } else f.put(sofa(2.0, f.accent), f.free.againstWall({ width: 2.0, depth: 0.95, score: away(f.room.heart) }));
    f.lay(rug(sideways ? 1.7 : 2.4, sideways ? 2.4 : 1.7, INK.cream), centre[0], centre[1], 0, sideways ? 1.7 : 2.4, sideways ? 2.4 : 1.7);
    const table = f.free.near(centre, sideways ? 0.55 : 1.0, sideways ? 1.0 : 0.55, 0.5);
    if (table) f.put(lowTable(1.0, 0.55), { ...table, angle: sideways ? Math.PI / 2 : 0, width: 1, depth: 0.55 });
    f.put(bookshelf(1.1, 1.05, f.room.index), f.free.againstWall({ width: 1.1, depth: 0.32, tall: true, score: away(centre) }));
    const seat = f.free.near([centre[0] - ahead[1] * 1.6, centre[1] + ahead[0] * 1.6], 0.8, 0.8, 0.6);
    if (seat) f.put(armchair(INK.mustard), { ...seat, angle: Math.atan2(centre[0] - seat.x, centre[1] - seat.y) });
    f.plants(2, 0.85);
  },
  kitchen(f) {
    kitchenCounters(f);
    const pendant = f.things.find(({ thing, height }) => thing.kind === "light" && height > 1.1 && height < 1.9);
    const middle: Point = pendant ? [pendant.x, pendant.y] : f.room.heart;
    const table = f.free.near(middle, 1.3, 0.8, 0.9, 0.3);
    if (table) {
      f.put(diningTable(1.3, 0.8), table);
      for (const [dx, dy, angle] of [[-0.33, -0.55, 0], [0.33, -0.55, 0], [-0.33, 0.55, Math.PI], [0.33, 0.55, Math.PI]] as const) {
        f.put(chair(INK.celadon), f.at(table.x + dx, table.y + dy, angle, 0.4, 0.4));
      }
      f.lay(rug(2.1, 1.7, INK.sage), table.x, table.y, 0, 2.1, 1.7);
    }
    f.plants(1, 0.7);
  },
  bedroom(f) {
    const small = Math.min(f.room.bounds.right - f.room.bounds.left, f.room.bounds.bottom - f.room.bounds.top) < 2.6;
    const width = small ? 1.2 : 1.6;
    const beside = f.things.filter(({ thing, height }) => height > 0.3 && height < 0.8 && ["light", "alarm_clock"].includes(thing.kind));
    const middle: Point | null = beside.length ? [mean(beside.map(({ x }) => x)), mean(beside.map(({ y }) => y))] : null;
    const place = f.free.againstWall({ width, depth: 2.05, score: (at) => (middle ? near(middle)(at) * 2 : at.corner > 0.4 ? 1 : 0) - (at.window ? 0.8 : 0) });
    f.put(bed(width, 2.05, f.accent), place);
    if (place) {
      const side: Point = [Math.cos(place.angle), -Math.sin(place.angle)];
      const ahead: Point = [Math.sin(place.angle), Math.cos(place.angle)];
      f.lay(rug(1.9, 1.3, INK.cream), place.x + ahead[0] * 0.65, place.y + ahead[1] * 0.65, place.angle + Math.PI / 2, 1.9, 1.3);
      if (!beside.length) {
        for (const sign of [-1, 1]) {
          const at: Point = [place.x - ahead[0] * 0.75 + side[0] * sign * (width / 2 + 0.3), place.y - ahead[1] * 0.75 + side[1] * sign * (width / 2 + 0.3)];
          f.put(roundTable(0.21, 0.5), f.free.near(at, 0.42, 0.42, 0.2));
        }
      }
    }
    f.put(wardrobe(1.6, 1.12), f.free.againstWall({ width: 1.6, depth: 0.58, tall: true, score: place ? away([place.x, place.y]) : away(f.room.heart) }));
    f.plants(1, 0.75);
  },
  kids(f) {
    const lamp = f.things.find(({ thing, height }) => thing.kind === "light" && height < 1);
    f.put(bed(1.0, 1.85, f.accent), f.free.againstWall({ width: 1.0, depth: 1.85, score: (at) => (lamp ? near([lamp.x, lamp.y])(at) : 0) + (at.corner < 0.2 ? 1 : 0) }));
    f.lay(rug(1.7, 1.7, INK.mustard, true), f.room.heart[0], f.room.heart[1], 0, 1.7, 1.7);
    f.put(toys(), f.free.near([f.room.heart[0] + 0.3, f.room.heart[1] + 0.2], 0.5, 0.4), false);
    f.put(bookshelf(1.0, 0.78, f.room.index + 40), f.free.againstWall({ width: 1.0, depth: 0.32, tall: true, score: away(f.room.heart) }));
    const place = f.put(desk(1.05, 0.55), f.free.againstWall({ width: 1.05, depth: 0.55, score: (at) => (at.window ? 2 : 0) }));
    if (place) f.put(chair(INK.persimmon), pulledUp(place, 0.5));
    f.put(wardrobe(1.0, 1.05), f.free.againstWall({ width: 1.0, depth: 0.58, tall: true, score: away(f.room.heart) }));
  },
  study(f) {
    const lamp = f.things.find(({ thing, height }) => thing.kind === "light" && height > 0.5 && height < 1.1);
    const place = f.put(desk(1.6, 0.7), f.free.againstWall({ width: 1.6, depth: 0.7, score: (at) => (lamp ? near([lamp.x + 0.4, lamp.y])(at) * 3 : at.window ? 2 : 0) }));
    if (place) f.put(officeChair(INK.indigo), pulledUp(place, 0.62));
    f.put(bookshelf(1.5, 1.1, f.room.index + 3), f.free.againstWall({ width: 1.5, depth: 0.32, tall: true, score: place ? away([place.x, place.y]) : away(f.room.heart) }));
    f.put(bookshelf(1.0, 1.1, f.room.index + 9), f.free.againstWall({ width: 1.0, depth: 0.32, tall: true, score: away(f.room.heart) }));
    f.lay(rug(1.7, 1.2, f.accent), f.room.heart[0], f.room.heart[1], 0, 1.7, 1.2);
    const seat = f.free.near(f.room.heart, 0.8, 0.8, 1.0);
    if (seat) f.put(armchair(f.accent), { ...seat, angle: Math.PI * 0.8 });
    f.plants(1, 0.8);
  },
  bath(f) {
    const long = Math.max(f.room.bounds.right - f.room.bounds.left, f.room.bounds.bottom - f.room.bounds.top) > 2.2;
    f.put(bathtub(1.5, 0.72), long ? f.free.againstWall({ width: 1.5, depth: 0.72, score: away([f.room.bounds.left, f.room.bounds.bottom]) }) : null);
    f.put(washstand(0.7), f.free.againstWall({ width: 0.7, depth: 0.5 }));
    f.put(toilet(), f.free.againstWall({ width: 0.45, depth: 0.68 }));
    f.lay(rug(0.8, 0.55, f.accent), f.room.heart[0], f.room.heart[1] + 0.3, 0, 0.8, 0.55);
  },
  entrance(f) {
    f.put(sideboard(1.0, 0.7, 0.34), f.free.againstWall({ width: 1.0, depth: 0.36, tall: true }));
    f.lay(rug(0.9, 0.6, INK.brick), f.room.heart[0], f.room.heart[1] - 0.4, 0, 0.9, 0.6);
    f.plants(1, 0.6);
  },
  balcony(f) {
    f.plants(5, 0.62);
    const at = f.free.near(f.room.heart, 0.6, 0.6, 1.5);
    f.put(roundTable(0.28, 0.6), at);
    if (at) for (const side of [-1, 1]) f.put(chair(INK.sage), f.free.near([at.x + side * 0.62, at.y], 0.42, 0.42, 0.2) && f.at(at.x + side * 0.58, at.y, (-side * Math.PI) / 2, 0.4, 0.4));
  },
  laundry(f) {
    f.put(sideboard(1.2, 0.9, 0.45), f.free.againstWall({ width: 1.2, depth: 0.46, tall: true }));
    f.put(bookshelf(0.9, 1.1, f.room.index), f.free.againstWall({ width: 0.9, depth: 0.32, tall: true }));
  },
  garden(f) {
    const { left, right, top, bottom } = f.room.bounds;
    const many = Math.min(12, Math.max(2, Math.round(((right - left) * (bottom - top)) / 9)));
    for (let i = 0; i < many; i++) f.put(tree(1.3 + (i % 3) * 0.35, i + f.room.index), f.free.againstWall({ width: 0.9, depth: 0.9, score: ({ x, y }) => Math.sin(x * 12.9 + y * 78.2 + i) }));
  },
  garage(f) {
    f.put(car(), f.free.near(f.room.heart, 1.9, 4.2, 0.8));
    f.put(bookshelf(1.0, 1.1, 5), f.free.againstWall({ width: 1.0, depth: 0.32, tall: true }));
  },
  plain(f) {
    f.lay(rug(1.6, 1.6, f.accent, true), f.room.heart[0], f.room.heart[1], 0, 1.6, 1.6);
    f.put(sideboard(1.2, 0.6, 0.4), f.free.againstWall({ width: 1.2, depth: 0.42, tall: true }));
    const seat = f.free.near(f.room.heart, 0.8, 0.8, 1.2, 0.1);
    if (seat) f.put(armchair(f.accent), { ...seat, angle: 0.5 });
    f.plants(1, 0.8);
  },
};

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function pulledUp(place: Standing, far: number): Standing {
  return { x: place.x + Math.sin(place.angle) * far, y: place.y + Math.cos(place.angle) * far, angle: place.angle + Math.PI, width: 0.45, depth: 0.45 };
}

/** A low chest below a TV that hangs or stands above the floor. */
function consoleUnder(f: Furnishing, tv: Spot): void {
  if (tv.height < 0.25) return;
  const angle = Math.PI - (tv.turn * Math.PI) / 180;
  const width = (tv.thing.size?.[0] ?? 1.3) + 0.3;
  const place = { x: tv.x, y: tv.y, angle, width, depth: 0.4 };
  f.put(sideboard(width, Math.min(0.46, tv.height), 0.38), place);
  f.free.takeStanding(place);
}

/** Counters along the walls: under what stands at counter height, beside oven, dishwasher and refrigerator. */
function kitchenCounters(f: Furnishing): void {
  const onTop = f.things.filter(({ thing, height }) => height > 0.6 && height < 1.05 && ["coffee_maker", "kettle", "cooktop", "appliance", "speaker", "diffuser"].includes(thing.kind));
  let sink = true;
  for (const spot of onTop) {
    const place = f.free.againstWall({ width: 1.8, depth: 0.62, score: near([spot.x, spot.y]) }) ?? f.free.againstWall({ width: 1.0, depth: 0.62, score: near([spot.x, spot.y]) });
    f.put(counter(place?.width ?? 1, 0.62, Math.min(0.9, spot.height), false), place);
  }
  const beside = f.find("dishwasher", "oven", "refrigerator", "cooktop");
  const point: Point = beside ? [beside.x, beside.y] : [f.room.bounds.left, f.room.bounds.top];
  for (const width of [1.2, 0.6, 0.6, 0.6, 0.5]) {
    const place = f.free.againstWall({ width, depth: 0.62, score: (at) => near(point)(at) });
    if (!place || Math.hypot(place.x - point[0], place.y - point[1]) > 2.4) continue;
    f.put(counter(width, 0.62, 0.88, sink), place);
    sink = false;
  }
}

/** Things that lie at table height in the open get a small table. */
function standsUnder(f: Furnishing): void {
  const carried = new Set(["light", "diffuser", "speaker", "alarm_clock", "humidifier", "air_quality_sensor", "kettle", "coffee_maker", "timer"]);
  for (const spot of f.things) {
    if (!carried.has(spot.thing.kind) || spot.height < 0.28 || spot.height > 0.85) continue;
    const words = spot.thing.id;
    if (/strip|wall|mirror/.test(words)) continue;
    const patch = { x: spot.x, y: spot.y, width: 0.44, depth: 0.44 };
    if (f.free.isFree({ ...patch, width: 0.1, depth: 0.1 })) {
      f.put(roundTable(0.23, spot.height), { ...patch, angle: 0 });
      f.free.take(patch);
    }
  }
}

export interface Furnished {
  group: Group;
  /** Where people can stand in a room, the best place first. */
  standing: Map<Room, Point[]>;
}

/** All furniture of a home: one mesh, and one of soft shadows under it. */
export function furnish(layout: Layout, holes: readonly Hole[], materials: Materials): Furnished {
  const group = new Group();
  const standing = new Map<Room, Point[]>();
  const all = new Solid();
  const shadows: Standing[] = [];
  for (const room of layout.rooms) {
    const things = layout.spots.filter((spot) => spot.room === room);
    if (things.filter(({ given }) => !given).length > 12) continue;
    const furnishing = new Furnishing(room, things, holes, layout);
    const use = useOf(room);
    if (use !== "study" && use !== "kitchen") standsUnder(furnishing);
    RECIPES[use](furnishing);
    all.join(furnishing.solid, [0, 0, 0]);
    shadows.push(...furnishing.shadows);
    standing.set(room, furnishing.free.freePoints(room.heart, 16));
  }
  if (all.empty) return { group, standing };
  const mesh = new Mesh(all.build(0.2), materials.solid);
  mesh.castShadow = mesh.receiveShadow = true;
  mesh.name = "furniture";
  const soft = new Mesh(softShadows(shadows), materials.contact);
  soft.renderOrder = 1;
  group.add(mesh, soft);
  return { group, standing };
}

/** Soft dark patches a little larger than what stands on them. */
export function softShadows(places: readonly Standing[]): BufferGeometry {
  const quads = places.map(({ x, y, angle, width, depth }) => {
    const [w, d] = [width * 1.05 + 0.13, depth * 1.05 + 0.13];
    const geometry = new BufferGeometry();
    const corners = [[-w, -d], [w, -d], [w, d], [-w, d]] as const;
    const position = corners.flatMap(([cx, cz]) => [x + cx * Math.cos(angle) + cz * Math.sin(angle), 0.012, y - cx * Math.sin(angle) + cz * Math.cos(angle)]);
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(position), 3));
    geometry.setAttribute("uv", new BufferAttribute(new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]), 2));
    geometry.setIndex([0, 2, 1, 0, 3, 2]);
    return geometry;
  });
  return quads.length ? mergeGeometries(quads)! : new BufferGeometry();
}
