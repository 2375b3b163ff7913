/** Kitchen and household machines. */
import { BoxGeometry, CylinderGeometry, SphereGeometry } from "three";
import { INK } from "../palette";
import { Solid, type Vec3 } from "../shapes";
import { runs } from "./cleaning";
import { lampDot, panel } from "./lighting";
import { type Build, linear } from "./model";
import { stream } from "./stream";

const EMBER: [number, number, number] = [1, 0.42, 0.12];

const coffeeMaker: Build = (make) => {
  const [width, height, depth] = make.size(0.26, 0.34, 0.3);
  make.body(
    new Solid().box([width, height, depth * 0.5], [0, height / 2, -depth * 0.22], INK.graphite, 0.035)
      .box([width, height * 0.3, depth * 0.9], [0, height * 0.85, 0], INK.graphite, 0.035)
      .box([width, 0.03, depth * 0.9], [0, 0.015, 0], INK.steel, 0.012)
      .tube(0.035, 0.03, 0.07, [0, 0.065, depth * 0.2], INK.white),
  );
  const lamp = lampDot(make, [width * 0.3, height * 0.85, depth * 0.45], EMBER, 0.014);
  const steam = stream(make, [[0, height * 0.3, depth * 0.25]], "up", 0.45);
  return {
    apply(reading) {
      lamp.apply(reading);
      steam.strength = reading.value("Brewing", "brewing") === true ? 0.8 : 0;
    },
    pose(time, seconds) {
      lamp.pose?.(time, seconds);
      steam.pose(time, seconds);
    },
    alive: () => steam.strength > 0,
  };
};

const oven: Build = (make) => {
  const [width, height, depth] = make.size(0.6, 0.85, 0.58);
  make.body(
    new Solid().box([width, height, depth], [0, height / 2, 0], INK.graphite, 0.02).box([width, 0.03, depth], [0, height + 0.012, 0], INK.black, 0.01)
      .box([width * 0.8, 0.03, 0.035], [0, height * 0.7, depth / 2 + 0.02], INK.steel, 0.012)
      .ring(0.09, 0.005, [-width * 0.22, height + 0.03, -0.1], INK.steel).ring(0.07, 0.005, [width * 0.22, height + 0.03, -0.1], INK.steel)
      .ring(0.07, 0.005, [-width * 0.22, height + 0.03, 0.13], INK.steel).ring(0.09, 0.005, [width * 0.22, height + 0.03, 0.13], INK.steel),
  );
  const pane = make.shine(panel(width * 0.74, height * 0.4, [0, height * 0.4, depth / 2 + 0.004], 0.012), 0x15171b);
  const clock = make.shine(panel(0.14, 0.035, [0, height * 0.86, depth / 2 + 0.004], 0.008), INK.black);
  const heat = make.ease(0, 1.2);
  return {
    apply(reading) {
      const runs = reading.has("OperationalState") ? reading.text("OperationalState", "operational_state") === "running" : true;
      heat.target = reading.on ? (runs ? 1 : 0.35) : 0;
    },
    pose() {
      pane.set(EMBER, heat.value * 0.95);
      clock.set([0.7, 0.9, 1], 0.25 + heat.value * 0.6);
    },
    glow: () => (heat.value > 0.01 ? { color: linear(EMBER, 0.55 * heat.value), at: [0, height * 0.4, depth / 2 + 0.25], reach: 1.8 } : null),
  };
};

const cooktop: Build = (make) => {
  const [width, , depth] = make.size(0.6, 0.05, 0.5);
  const base = make.spot.height < 0.3 ? 0.85 : 0;
  const solid = new Solid().box([width, 0.03, depth], [0, base + 0.015, 0], INK.black, 0.012);
  if (base) solid.box([width, base, depth], [0, base / 2, 0], INK.white, 0.02);
  make.body(solid);
  const rings = [-1, 1].flatMap((x) => [-1, 1].map((z): Vec3 => [x * width * 0.23, base + 0.032, z * depth * 0.22]));
  const plates = rings.map((at) => make.shine(new CylinderGeometry(width * 0.15, width * 0.15, 0.006, 28).translate(...at), 0x24272e));
  const heat = make.ease(0, 1.5);
  return {
    apply: (reading) => void (heat.target = reading.on ? Math.max(0.3, reading.number("LevelControl", "current_level", 70) / 100) : 0),
    pose: () => plates.forEach((plate, i) => plate.set([1, 0.2, 0.08], i < 2 ? heat.value * 1.3 : heat.value * 0.3)),
    glow: () => (heat.value > 0.01 ? { color: linear(EMBER, 0.4 * heat.value), at: [0, base + 0.3, 0], reach: 1.6 } : null),
  };
};

const refrigerator: Build = (make) => {
  const [width, height, depth] = make.size(0.8, 1.75, 0.7);
  make.body(
    new Solid().box([width, height, depth - 0.04], [0, height / 2, -0.02], INK.stone, 0.03)
      .box([width / 2 - 0.01, height * 0.62, 0.05], [-width / 4, height * 0.66, depth / 2 - 0.02], INK.linen, 0.02)
      .box([width / 2 - 0.01, height * 0.62, 0.05], [width / 4, height * 0.66, depth / 2 - 0.02], INK.celadon, 0.02)
      .box([width - 0.01, height * 0.31, 0.05], [0, height * 0.18, depth / 2 - 0.02], INK.linen, 0.02)
      .box([0.02, height * 0.22, 0.03], [-0.035, height * 0.6, depth / 2 + 0.02], INK.brass, 0.008)
      .box([0.02, height * 0.22, 0.03], [0.035, height * 0.6, depth / 2 + 0.02], INK.brass, 0.008),
  );
  const display = make.shine(panel(0.09, 0.05, [width * 0.25, height * 0.82, depth / 2 + 0.006], 0.006), INK.graphite);
  return { apply: () => display.set([0.6, 0.85, 1], 0.5) };
};

const wineCooler: Build = (make) => {
  const [width, height, depth] = make.size(0.6, 1.1, 0.55);
  const solid = new Solid().box([width, height, depth - 0.06], [0, height / 2, -0.03], INK.black, 0.025);
  const rows = Math.max(3, Math.round(height / 0.24));
  for (let row = 0; row < rows; row++) {
    const y = 0.12 + (row * (height - 0.2)) / rows;
    for (let i = 0; i < 4; i++) {
      solid.puck(0.045, 0.03, [-width * 0.32 + i * width * 0.21, y, depth / 2 - 0.05], [0x5f7a4c, 0x6b2f37, 0x8a6b3c, 0x3e4f3a][(i + row) % 4]!, 0.012, [Math.PI / 2, 0, 0]);
    }
    solid.box([width * 0.84, 0.012, 0.02], [0, y - 0.052, depth / 2 - 0.05], INK.wood, 0.005);
  }
  make.body(solid);
  const inside = make.shine(panel(width * 0.88, 0.014, [0, height - 0.07, depth / 2 - 0.04]), INK.graphite);
  make.glass(new BoxGeometry(width * 0.92, height * 0.92, 0.012).translate(0, height * 0.5, depth / 2 - 0.01));
  const level = make.ease(0, 3);
  return {
    apply: (reading) => void (level.target = reading.on ? 1 : 0),
    pose: () => inside.set([1, 0.75, 0.45], level.value * 1.2),
    glow: () => (level.value > 0.01 ? { color: linear([1, 0.7, 0.4], 0.25 * level.value), at: [0, height * 0.7, depth / 2 + 0.2], reach: 1.2 } : null),
  };
};

const waterHeater: Build = (make) => {
  const [width, height, depth] = make.size(0.45, 0.75, 0.3);
  make.body(
    new Solid().box([width, height, depth], [0, height / 2, 0], INK.white, 0.06)
      .tube(0.02, 0.02, 0.3, [-width * 0.2, -0.14, 0], INK.brass, [0, 0, 0], 10).tube(0.02, 0.02, 0.3, [width * 0.2, -0.14, 0], INK.steel, [0, 0, 0], 10),
  );
  const flame = make.shine(new SphereGeometry(0.03, 14, 12).scale(1, 1, 0.4).translate(0, height * 0.3, depth / 2), INK.steel);
  const level = make.ease(0, 3);
  return {
    apply(reading) {
      level.target = reading.text("WaterHeaterManagement", "boost_state") === "active" ? 1.4 : reading.on ? 0.7 : 0;
    },
    pose: () => flame.set(EMBER, level.value),
  };
};

const kettle: Build = (make) => {
  make.body(
    new Solid().puck(0.09, 0.02, [0, 0.01, 0], INK.graphite, 0.008).puck(0.085, 0.17, [0, 0.11, 0], INK.steel, 0.04)
      .ring(0.06, 0.012, [0.09, 0.12, 0], INK.graphite, [0, 0, 0]).ball(0.016, [0, 0.205, 0], INK.graphite),
  );
  const lamp = lampDot(make, [0, 0.012, 0.088], [0.4, 0.7, 1]);
  const steam = stream(make, [[-0.07, 0.18, 0]], "up", 0.4);
  return {
    apply(reading) {
      lamp.apply(reading);
      steam.strength = reading.on ? 0.7 : 0;
    },
    pose(time, seconds) {
      lamp.pose?.(time, seconds);
      steam.pose(time, seconds);
    },
    alive: () => steam.strength > 0,
  };
};

const diffuser: Build = (make) => {
  const [width, height] = make.size(0.12, 0.2, 0.12);
  make.body(new Solid().puck(width / 2, height * 0.3, [0, height * 0.15, 0], INK.wood, 0.015).tube(width * 0.14, width * 0.5, height * 0.68, [0, height * 0.64, 0], INK.linen, [0, 0, 0], 28));
  const ring = make.shine(new CylinderGeometry(width * 0.505, width * 0.505, 0.01, 28, 1, true).translate(0, height * 0.31, 0), 0xd9cfbd);
  const level = make.ease(0, 3);
  const mist = stream(make, [[0, height, 0]], "up", 0.5);
  return {
    apply(reading) {
      level.target = reading.on ? 1 : 0;
      mist.strength = reading.on ? 0.3 + reading.number("Diffusing", "intensity", 2) / 9 : 0;
      mist.color = [1, 0.97, 0.93];
    },
    pose(time, seconds) {
      ring.set([1, 0.68, 0.4], level.value);
      mist.pose(time, seconds);
    },
    alive: () => mist.strength > 0,
  };
};

const bin: Build = (make) => {
  const [width, height, depth] = make.size(0.26, 0.5, 0.34);
  make.body(new Solid().box([width, height * 0.9, depth], [0, height * 0.45, 0], INK.white, 0.05));
  make.part(new Solid().box([width * 1.02, height * 0.1, depth * 1.02], [0, height * 0.94, 0], INK.graphite, 0.03));
  const lamp = make.shine(panel(width * 0.4, 0.012, [0, height * 0.82, depth / 2 + 0.002], 0.006), INK.steel);
  return { apply: () => lamp.set([0.5, 0.78, 0.66], 0.6) };
};

const appliance: Build = (make) => {
  const [width, height, depth] = make.size(0.3, 0.35, 0.25);
  make.body(new Solid().box([width, height, depth], [0, height / 2, 0], INK.linen, 0.05).box([width * 0.6, height * 0.3, 0.01], [0, height * 0.62, depth / 2], INK.graphite, 0.01));
  const dot = lampDot(make, [0, height * 0.25, depth / 2 + 0.004]);
  const machine = runs(make, () => {}, () => {});
  return {
    apply(reading) {
      dot.apply(reading);
      machine.apply(reading);
    },
    pose: dot.pose!,
  };
};

/** A small clock face: timers and alarm clocks. */
const clock: Build = (make) => {
  make.body(new Solid().puck(0.06, 0.04, [0, 0.07, 0], INK.celadon, 0.016, [Math.PI / 2, 0, 0]).box([0.08, 0.016, 0.05], [0, 0.008, 0], INK.celadonDark, 0.007).ball(0.018, [-0.04, 0.13, 0], INK.brass).ball(0.018, [0.04, 0.13, 0], INK.brass), 0);
  const face = make.shine(new CylinderGeometry(0.047, 0.047, 0.006, 28).rotateX(Math.PI / 2).translate(0, 0.07, 0.02), INK.linen);
  make.body(new Solid().box([0.006, 0.034, 0.004], [0, 0.084, 0.025], INK.graphite, 0.002).box([0.024, 0.006, 0.004], [0.011, 0.07, 0.025], INK.persimmon, 0.002), 0);
  let rings = false;
  return {
    apply(reading) {
      rings = [reading.value("AlarmClock", "ringing"), reading.value("Timer", "rang")].some((list) => Array.isArray(list) && list.length > 0);
    },
    pose(time) {
      make.root.rotation.z = rings ? Math.sin(time * 26) * 0.1 : 0;
      face.set([1, 0.7, 0.4], rings ? 0.8 : 0.05);
    },
    alive: () => rings,
  };
};

/** A sheet on a board: calendars and lists, where a home file hangs one up. */
const board: Build = (make) => {
  const solid = new Solid().box([0.4, 0.5, 0.02], [0, 0.25, 0], INK.woodPale, 0.01).box([0.34, 0.44, 0.012], [0, 0.25, 0.01], INK.white, 0.005);
  for (let i = 0; i < 5; i++) solid.box([i % 2 ? 0.18 : 0.26, 0.014, 0.006], [i % 2 ? -0.04 : 0, 0.4 - i * 0.07, 0.017], i ? INK.steel : INK.persimmon, 0.003);
  make.body(solid, 0);
  return { apply: () => {} };
};

export const appliances: Record<string, Build> = {
  coffee_maker: coffeeMaker, oven, cooktop, refrigerator, wine_cooler: wineCooler, water_heater: waterHeater, kettle,
  diffuser, bin, appliance, timer: clock, alarm_clock: clock, calendar: board, task_list: board,
};
