/** Where everything stands: rooms with outlines, things with places, also where the home file gives none. */
import type { HomeFacts, Space, ThingView } from "../shared/wire";
import { boundsOf, clockwise, contains, heart, inward, type Bounds, type Outline, type Point } from "./plane";

/** A room as it is drawn. `index` counts from 1; 0 is outdoors. */
export interface Room {
  index: number;
  space: Space;
  outline: Outline;
  bounds: Bounds;
  /** The point farthest from the walls. */
  heart: Point;
  /** Metres that the home file's coordinates are moved by (storeys lie side by side). */
  shift: Point;
  generated: boolean;
}

/** Where a thing stands: plan coordinates, height above the floor, degrees clockwise from above. */
export interface Spot {
  thing: ThingView;
  room: Room | null;
  x: number;
  y: number;
  height: number;
  turn: number;
  /** The home file said where; otherwise it was given a free place. */
  given: boolean;
}

export interface Layout {
  rooms: Room[];
  bySpace: Map<string, Room>;
  spots: Spot[];
  bounds: Bounds;
}

/** Kinds that are nowhere in particular: drawn only where the home file gives them a place. */
const BODILESS = new Set(["calendar", "task_list", "timer", "alarm_clock", "person"]);
const ON_CEILING = new Set(["light", "smoke_alarm"]);
const ON_WALL = new Set([
  "thermostat", "air_conditioner", "switch", "outlet", "alarm_panel", "temperature_sensor", "climate_sensor",
  "humidity_sensor", "light_sensor", "occupancy_sensor", "contact_sensor", "energy_meter", "lock", "door",
  "curtain", "blind", "shutter", "window", "garage_door", "water_heater", "air_quality_sensor",
]);
const BACK_TO_WALL = new Set([
  "tv", "refrigerator", "wine_cooler", "washer", "dryer", "dishwasher", "oven", "cooktop", "heater", "vacuum",
]);
/** Metres from back to front, where they are not the usual 0.6. */
const DEPTH: Record<string, number> = { tv: 0.3, heater: 0.14, vacuum: 0.4 };
const WALL_HEIGHT: Record<string, number> = {
  air_conditioner: 1.0, outlet: 0.3, thermostat: 1.0, switch: 1.0, curtain: 0, blind: 0.4, shutter: 0.4,
  window: 0.4, garage_door: 0, lock: 0, door: 0,
};

/** What a layout is made from. */
export interface Home {
  facts: HomeFacts | null;
  spaces: readonly Space[];
  things: readonly ThingView[];
}

export function layOut(state: Home): Layout {
  const rooms = roomsOf(state);
  const bySpace = new Map(rooms.map((room) => [room.space.id, room]));
  const inside = new Map(state.spaces.map((space) => [space.id, space.inside]));
  const roomOf = (space: string | null): Room | null => {
    for (let id = space; id; id = inside.get(id) ?? null) {
      const room = bySpace.get(id);
      if (room) return room;
    }
    return null;
  };
  const spots: Spot[] = [];
  const homeless = new Map<Room, ThingView[]>();
  for (const thing of state.things) {
    const room = roomOf(thing.space) ?? (thing.at ? null : (rooms[0] ?? null));
    if (thing.at) {
      const shift = room?.shift ?? [0, 0];
      const [x, y, height] = thing.at;
      spots.push({ thing, room, x: x + shift[0], y: y + shift[1], height, turn: thing.turn, given: true });
    } else if (room && !BODILESS.has(thing.kind)) {
      homeless.set(room, [...(homeless.get(room) ?? []), thing]);
    }
  }
  for (const [room, things] of homeless) spots.push(...findPlaces(room, things, spots));
  const bounds = boundsOf(rooms.flatMap((room) => [...room.outline]));
  return { rooms, bySpace, spots, bounds: rooms.length ? bounds : { left: -2, top: -2, right: 2, bottom: 2 } };
}

function roomsOf(state: Home): Room[] {
  const parents = new Set(state.spaces.map((space) => space.inside));
  const count = new Map<string, number>();
  for (const { space } of state.things) if (space) count.set(space, (count.get(space) ?? 0) + 1);
  const drawn: Room[] = [];
  const groups = new Map<string, Space[]>();
  for (const space of state.spaces) {
    if (space.outline.length < 3 || space.kind === "home" || (space.kind === "floor" && parents.has(space.id))) continue;
    const storey = storeyOf(space, state.spaces);
    groups.set(storey, [...(groups.get(storey) ?? []), space]);
  }
  let taken: Bounds | null = null;
  for (const spaces of groups.values()) {
    const bounds = boundsOf(spaces.flatMap((space) => [...space.outline]));
    const shift: Point = taken && overlap(taken, bounds) ? [taken.right + 1.6 - bounds.left, 0] : [0, 0];
    for (const space of spaces) drawn.push(room(space, space.outline, shift, false, drawn.length + 1));
    taken = boundsOf(drawn.flatMap((one) => [...one.outline]));
  }
  const plain = state.spaces.filter(
    (space) =>
      space.outline.length < 3 &&
      (!parents.has(space.id) || (count.get(space.id) ?? 0) > 0) &&
      (space.kind !== "home" || drawn.length === 0) &&
      (space.kind !== "floor" || (count.get(space.id) ?? 0) > 0),
  );
  addGenerated(drawn, plain, count, taken);
  if (!drawn.length && state.things.length) {
    const home: Space = {
      id: "", name: state.facts?.name ?? {}, kind: "room", inside: null, aliases: {}, outline: [], height: 2.4,
      openings: [], floor: "wood",
    };
    addGenerated(drawn, [home], new Map([["", state.things.length]]), null);
  }
  return drawn;
}

function addGenerated(drawn: Room[], spaces: Space[], count: Map<string, number>, taken: Bounds | null): void {
  if (!spaces.length) return;
  const side = Math.max(...spaces.map((space) => Math.min(9, 3 + Math.sqrt(count.get(space.id) ?? 1) * 0.55)));
  const columns = Math.max(1, Math.ceil(Math.sqrt(spaces.length * 1.4)));
  const left = taken ? taken.left : 0;
  const top = taken ? taken.bottom + 1.4 : 0;
  spaces.forEach((space, i) => {
    const x = left + (i % columns) * side;
    const y = top + Math.floor(i / columns) * side;
    const square: Outline = [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
    drawn.push(room(space, square, [0, 0], true, drawn.length + 1));
  });
}

function room(space: Space, outline: Outline, shift: Point, generated: boolean, index: number): Room {
  const moved = clockwise(outline).map(([x, y]) => [x + shift[0], y + shift[1]] as const);
  return { index, space, outline: moved, bounds: boundsOf(moved), heart: heart(moved), shift, generated };
}

function storeyOf(space: Space, spaces: readonly Space[]): string {
  let at: Space | undefined = space;
  while (at && at.kind !== "floor") at = at.inside ? spaces.find((one) => one.id === at!.inside) : undefined;
  return at?.id ?? "";
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.left < b.right - 0.3 && b.left < a.right - 0.3 && a.top < b.bottom - 0.3 && b.top < a.bottom - 0.3;
}

/** Places for things without one: on the wall what hangs, above the middle what glows, the rest in rows. */
function findPlaces(room: Room, things: ThingView[], taken: readonly Spot[]): Spot[] {
  const spots: Spot[] = [];
  const byWall = (thing: ThingView) => ON_WALL.has(thing.kind) || BACK_TO_WALL.has(thing.kind);
  const onWall = things.filter(byWall);
  const above = things.filter((thing) => ON_CEILING.has(thing.kind));
  const standing = things.filter((thing) => !byWall(thing) && !ON_CEILING.has(thing.kind));
  const put = (thing: ThingView, [x, y]: Point, height: number, turn: number) =>
    spots.push({ thing, room, x, y, height, turn, given: false });
  alongWalls(room.outline, onWall.length).forEach(({ at, normal, turn }, i) => {
    const thing = onWall[i]!;
    const stands = BACK_TO_WALL.has(thing.kind);
    const off = stands ? 0.12 + (thing.size?.[1] ?? DEPTH[thing.kind] ?? 0.6) / 2 : 0.1;
    put(thing, [at[0] + normal[0] * off, at[1] + normal[1] * off], stands ? 0 : (WALL_HEIGHT[thing.kind] ?? 1.0), turn);
  });
  const others = taken.filter((spot) => spot.room === room);
  const raster = grid(room, above.length + standing.length, others);
  above.forEach((thing, i) => put(thing, above.length === 1 ? room.heart : raster[i]!, 1.95, 0));
  const first = above.length === 1 ? 0 : above.length;
  standing.forEach((thing, i) => put(thing, raster[first + i] ?? room.heart, standHeight(thing.kind), 180));
  return spots;
}

function standHeight(kind: string): number {
  return ["coffee_maker", "kettle", "diffuser", "speaker", "humidifier"].includes(kind) ? 0.55 : 0;
}

interface WallPlace {
  at: Point;
  normal: Point;
  turn: number;
}

/** `count` places along the walls, the ones that are seen best first, away from the corners. */
function alongWalls(outline: Outline, count: number): WallPlace[] {
  const walls = outline
    .map((a, i) => ({ a, b: outline[(i + 1) % outline.length]! }))
    .map(({ a, b }) => ({ a, b, normal: inward(a, b), length: Math.hypot(b[0] - a[0], b[1] - a[1]) }))
    .filter(({ length }) => length > 0.8)
    .sort((one, two) => two.normal[1] + two.normal[0] * 0.5 - one.normal[1] - one.normal[0] * 0.5);
  if (!walls.length) return [];
  return Array.from({ length: count }, (_, n) => {
    const { a, b, normal } = walls[n % walls.length]!;
    const onThis = Math.ceil((count - (n % walls.length)) / walls.length);
    const t = (Math.floor(n / walls.length) + 1) / (onThis + 1);
    const turn = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI + 180;
    return { at: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], normal, turn };
  });
}

function grid(room: Room, count: number, taken: readonly Spot[]): Point[] {
  const { left, right, top, bottom } = room.bounds;
  for (let step = 1.1; step > 0.1; step *= 0.8) {
    const points: Point[] = [];
    for (let y = top + 0.7; y < bottom - 0.4; y += step) {
      for (let x = left + 0.7; x < right - 0.4; x += step) {
        const free = taken.every((spot) => Math.hypot(spot.x - x, spot.y - y) > Math.min(0.5, step / 2));
        if (contains(room.outline, [x, y]) && free) points.push([x, y]);
      }
    }
    if (points.length >= count) return spread(points, count);
  }
  return Array.from({ length: count }, () => room.heart);
}

/** `count` of the points, evenly picked. */
function spread(points: Point[], count: number): Point[] {
  return Array.from({ length: count }, (_, i) => points[Math.floor(((i + 0.5) * points.length) / count)]!);
}
