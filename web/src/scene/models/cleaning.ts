/** Robots that drive their rounds, machines with a drum. */
import { CylinderGeometry, Group, TorusGeometry } from "three";
import { INK } from "../palette";
import { contains, distanceToEdge, type Point } from "../plane";
import type { Room } from "../layout";
import { wayBetween } from "../route";
import { Solid } from "../shapes";
import { panel } from "./lighting";
import type { Behaviour, Build, Maker } from "./model";

/** A lawnmower path through a room, as a list of points well away from the walls. */
function rounds(room: Room): Point[] {
  const { left, right, top, bottom } = room.bounds;
  const path: Point[] = [];
  let leftward = false;
  for (let y = top + 0.55; y < bottom - 0.45; y += 0.55) {
    const row: Point[] = [];
    for (let x = left + 0.45; x < right - 0.4; x += 0.25) {
      if (contains(room.outline, [x, y]) && distanceToEdge(room.outline, [x, y]) > 0.4) row.push([x, y]);
    }
    if (leftward) row.reverse();
    if (row.length) path.push(row[0]!, row[row.length - 1]!);
    leftward = !leftward;
  }
  return path.length > 1 ? path : [room.heart, room.heart];
}

/** Drives between the dock (the model's own place) and the rounds of its room. */
function robot(make: Maker, body: Group, speed: number): Behaviour {
  const { spot } = make;
  let state = "docked";
  /** The way to the rounds or home, before the rounds themselves. */
  let way: Point[] = [];
  let goal: Point[] = [];
  let place: Point = [spot.x, spot.y];
  let heading = 0;
  let room: Room | null = null;
  const angle = Math.PI - (spot.turn * Math.PI) / 180;
  const toLocal = ([x, y]: Point): Point => {
    const dx = x - spot.x;
    const dy = y - spot.y;
    return [dx * Math.cos(-angle) + dy * Math.sin(-angle), -dx * Math.sin(-angle) + dy * Math.cos(-angle)];
  };
  let first = true;
  const docked = () => Math.hypot(place[0] - spot.x, place[1] - spot.y) < 0.03;
  const behaviour: Behaviour = {
    apply(reading) {
      state = reading.text("RvcOperationalState", "operational_state") ?? "docked";
      const area = make.around.roomOf(reading.text("ServiceArea", "current_area")) ?? spot.room;
      if (state === "running" && area && (area !== room || !goal.length)) {
        room = area;
        goal = rounds(area);
        if (first) place = goal[Math.floor(goal.length / 3)]!;
        else head(goal[0]!);
      }
      first = false;
      if (state !== "running") room = null;
      if (state !== "running") goal = way = [];
      if (state === "docked" || state === "returning") head([spot.x, spot.y]);
    },
    pose(_time, seconds) {
      drive(Math.min(seconds, 0.1) * speed);
      const [x, z] = toLocal(place);
      body.position.set(x, 0, z);
      body.rotation.y = heading - angle;
    },
    alive: () => state === "running" || (way.length > 0 && !docked()),
  };
  /** Through the doors; where no door leads there, it is there at once. */
  function head(to: Point): void {
    const found = wayBetween(make.around.rooms, make.around.holes, place, to);
    way = found ?? [];
    if (!found) place = to;
  }
  function drive(metres: number): void {
    const next = way[0] ?? goal[0];
    if (!next) return;
    const [dx, dy] = [next[0] - place[0], next[1] - place[1]];
    const far = Math.hypot(dx, dy);
    if (far > 0.01) {
      const wanted = Math.atan2(dx, dy);
      const turn = Math.atan2(Math.sin(wanted - heading), Math.cos(wanted - heading));
      heading += Math.sign(turn) * Math.min(Math.abs(turn), metres * 9);
      if (Math.abs(turn) > 0.6) return;
    }
    if (far <= metres) {
      place = next;
      if (way.length) way.shift();
      else goal.push(goal.shift()!);
    } else place = [place[0] + (dx / far) * metres, place[1] + (dy / far) * metres];
  }
  return behaviour;
}

const vacuum: Build = (make) => {
  const dock = new Solid().box([0.3, 0.26, 0.07], [0, 0.13, -0.18], INK.white, 0.03).box([0.28, 0.015, 0.22], [0, 0.008, -0.06], INK.stone, 0.007);
  make.body(dock);
  const body = new Group();
  make.root.add(body);
  make.part(
    new Solid().puck(0.175, 0.085, [0, 0.055, 0], INK.white, 0.03).puck(0.165, 0.03, [0, 0.03, 0], INK.graphite, 0.01)
      .puck(0.055, 0.03, [0, 0.108, -0.03], INK.graphite, 0.012).box([0.2, 0.05, 0.03], [0, 0.05, 0.16], INK.steel, 0.014), 0, body,
  );
  const eye = make.shine(new TorusGeometry(0.06, 0.006, 8, 24).rotateX(Math.PI / 2).translate(0, 0.1, -0.03), 0xbdb6aa, body);
  const drives = robot(make, body, 0.42);
  const level = make.ease(0, 3);
  return {
    ...drives,
    apply(reading) {
      drives.apply(reading);
      level.target = reading.text("RvcOperationalState", "operational_state") === "docked" ? 0.2 : 1;
    },
    pose(time, seconds) {
      drives.pose?.(time, seconds);
      eye.set([0.35, 0.85, 0.7], level.value * 1.2);
    },
  };
};

const mower: Build = (make) => {
  make.body(new Solid().box([0.5, 0.02, 0.5], [0, 0.01, 0], INK.graphite, 0.01));
  const body = new Group();
  make.root.add(body);
  const solid = new Solid().box([0.4, 0.16, 0.55], [0, 0.15, 0], INK.celadonDark, 0.07).box([0.3, 0.05, 0.3], [0, 0.24, -0.05], INK.graphite, 0.03);
  for (const side of [-1, 1]) solid.puck(0.12, 0.06, [side * 0.22, 0.12, -0.15], INK.black, 0.02, [0, 0, Math.PI / 2]);
  make.part(solid, 0, body);
  return robot(make, body, 0.45);
};

const drum = (color: number): Build => (make) => {
  const [width, height, depth] = make.size(0.6, 0.85, 0.6);
  make.body(
    new Solid().box([width, height, depth], [0, height / 2, 0], INK.white, 0.045)
      .box([width * 0.92, 0.09, 0.012], [0, height - 0.085, depth / 2], INK.cream, 0.01)
      .ring(width * 0.3, 0.03, [0, height * 0.44, depth / 2 + 0.01], INK.steel, [0, 0, 0])
      .puck(0.028, 0.03, [width * 0.3, height - 0.085, depth / 2 + 0.012], INK.steel, 0.01, [Math.PI / 2, 0, 0]),
  );
  const inside = new Solid().puck(width * 0.28, 0.02, [0, 0, 0], INK.graphite, 0.005, [Math.PI / 2, 0, 0]);
  for (let i = 0; i < 3; i++) {
    const angle = (i / 3) * Math.PI * 2;
    inside.ball(width * 0.1, [Math.cos(angle) * width * 0.14, Math.sin(angle) * width * 0.14, 0.008], [color, INK.linen, INK.blush][i]!, [1, 0.8, 0.35], 8);
  }
  const wheel = make.part(inside);
  wheel.position.set(0, height * 0.44, depth / 2 - 0.002);
  const glass = make.glass(new CylinderGeometry(width * 0.28, width * 0.28, 0.02, 28).rotateX(Math.PI / 2).translate(0, height * 0.44, depth / 2 + 0.035));
  glass.castShadow = false;
  const lamp = make.shine(panel(0.12, 0.035, [-width * 0.1, height - 0.085, depth / 2 + 0.008], 0.008), INK.graphite);
  return runs(make, (turned) => void (wheel.rotation.z = -turned), (level) => lamp.set([0.55, 0.8, 1], level));
};

const dishwasher: Build = (make) => {
  const [width, height, depth] = make.size(0.6, 0.84, 0.58);
  make.body(
    new Solid().box([width, height, depth], [0, height / 2, 0], INK.white, 0.03)
      .box([width * 0.94, height * 0.78, 0.015], [0, height * 0.44, depth / 2], INK.steel, 0.012)
      .box([width * 0.7, 0.025, 0.03], [0, height * 0.76, depth / 2 + 0.02], INK.graphite, 0.01),
  );
  const lamp = make.shine(panel(width * 0.4, 0.03, [0, height - 0.06, depth / 2 + 0.004], 0.008), INK.graphite);
  return runs(make, () => {}, (level) => lamp.set([0.55, 0.8, 1], level));
};

/** A machine with a programme: `turn` gets the angle its drum has turned, `lit` how bright its display is. */
export function runs(make: Maker, turn: (angle: number) => void, lit: (level: number) => void): Behaviour {
  const speed = make.ease(0, 4);
  const level = make.ease(0, 3);
  let turned = 0;
  return {
    apply(reading) {
      const state = reading.text("OperationalState", "operational_state") ?? "stopped";
      speed.target = state === "running" ? 4.5 : 0;
      level.target = state === "running" ? 1 : state === "paused" || state === "finished" ? 0.5 : reading.has("OnOff") && reading.on ? 0.25 : 0;
    },
    pose(_time, seconds) {
      turned += speed.value * seconds;
      turn(turned);
      lit(level.value);
    },
    alive: () => speed.target > 0,
  };
}

export const cleaning: Record<string, Build> = {
  vacuum, mower, washer: drum(INK.indigoPale), dryer: drum(INK.mustard), dishwasher,
};
