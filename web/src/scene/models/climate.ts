/** Warmth, air, moisture: the blades turn, the air streams, the mist rises. */
import { CylinderGeometry, Group, PlaneGeometry } from "three";
import { INK } from "../palette";
import { Solid, type Vec3 } from "../shapes";
import { lampDot, panel } from "./lighting";
import type { Behaviour, Build, Maker } from "./model";
import { stream } from "./stream";

const WARM: [number, number, number] = [1, 0.45, 0.16];
const COOL: [number, number, number] = [0.35, 0.68, 1];

const airConditioner: Build = (make) => {
  const [width, height, depth] = make.size(0.85, 0.28, 0.22);
  const standing = height > 0.9;
  const body = new Solid();
  if (standing) {
    body.box([width, height, depth], [0, height / 2, 0], INK.white, 0.09);
    body.puck(width * 0.3, 0.02, [0, height * 0.8, depth / 2], INK.cream, 0.01, [Math.PI / 2, 0, 0]);
    body.puck(width * 0.3, 0.02, [0, height * 0.48, depth / 2], INK.cream, 0.01, [Math.PI / 2, 0, 0]);
  } else {
    body.box([width, height, depth], [0, height / 2, 0], INK.white, 0.06);
    body.box([width * 0.9, 0.03, 0.02], [0, 0.05, depth / 2], INK.steel, 0.008);
  }
  make.body(body, 0.1);
  const spots: Vec3[] = standing ? [[0, height * 0.8, depth / 2 + 0.02], [0, height * 0.48, depth / 2 + 0.02]] : [[0, 0.05, depth / 2 + 0.02]];
  const lamp = make.shine(
    standing ? new CylinderGeometry(width * 0.22, width * 0.22, 0.012, 28).rotateX(Math.PI / 2).translate(...spots[0]!) : panel(0.16, 0.02, [width * 0.3, height * 0.7, depth / 2]),
    standing ? INK.graphite : 0xe6e2da,
  );
  if (standing) make.body(new Solid().puck(width * 0.22, 0.012, spots[1]!, INK.graphite, 0.005, [Math.PI / 2, 0, 0]), 0);
  const level = make.ease(0, 3);
  const flow = stream(make, spots, "forward", 0.9);
  let cool = true;
  return {
    apply(reading) {
      const mode = reading.text("Thermostat", "system_mode");
      cool = mode !== "heat";
      const on = reading.on && mode !== "off";
      level.target = on ? 1 : 0;
      flow.strength = on ? 0.4 + reading.number("FanControl", "percent_setting", 50) / 170 : 0;
      flow.color = cool ? COOL : WARM;
    },
    pose(time, seconds) {
      lamp.set(flow.color, level.value * 1.1);
      flow.pose(time, seconds);
    },
    alive: () => flow.strength > 0,
  };
};

const fan: Build = (make) => {
  const [width, height] = make.size(0.4, 1.1, 0.4);
  const radius = Math.min(0.26, Math.max(0.14, width / 2));
  const hub = Math.max(radius + 0.08, height - radius);
  make.body(
    new Solid().puck(radius * 0.75, 0.035, [0, 0.018, 0], INK.white, 0.014)
      .tube(0.018, 0.022, hub - 0.05, [0, hub / 2, -0.03], INK.steel, [0, 0, 0], 10),
  );
  const head = new Group();
  head.position.y = hub;
  make.root.add(head);
  make.part(
    new Solid().ring(radius, 0.012, [0, 0, 0.05], INK.white, [0, 0, 0]).ring(radius * 0.99, 0.009, [0, 0, -0.03], INK.white, [0, 0, 0])
      .ring(radius * 0.55, 0.005, [0, 0, 0.06], INK.white, [0, 0, 0]).puck(0.06, 0.12, [0, 0, -0.05], INK.white, 0.03, [Math.PI / 2, 0, 0]), 0, head,
  );
  const blades = new Solid();
  for (let i = 0; i < 4; i++) {
    const angle = (i / 4) * Math.PI * 2;
    const at: Vec3 = [Math.cos(angle) * radius * 0.48, Math.sin(angle) * radius * 0.48, 0.01];
    blades.box([radius * 0.72, radius * 0.36, 0.012], at, INK.celadon, 0.006, [0.35, 0, angle]);
  }
  blades.puck(0.035, 0.04, [0, 0, 0.02], INK.celadonDark, 0.012, [Math.PI / 2, 0, 0]);
  const wheel = make.part(blades, 0, head);
  return spinning(make, wheel, head);
};

/** Turns a wheel about z by the fan's percent; swings the head while it oscillates. */
function spinning(make: Maker, wheel: { rotation: { z: number } }, head: Group): Behaviour {
  const speed = make.ease(0, 14);
  let swings = false;
  let swung = 0;
  return {
    apply(reading) {
      const percent = reading.number("FanControl", "percent_setting", reading.on ? 50 : 0);
      speed.target = reading.on && (percent > 0 || reading.text("FanControl", "fan_mode") === "auto") ? 4 + Math.max(25, percent) * 0.13 : 0;
      swings = reading.value("FanControl", "oscillating") === true;
    },
    pose(_time, seconds) {
      wheel.rotation.z -= speed.value * seconds;
      if (swings && speed.value > 0) head.rotation.y = Math.sin((swung += seconds * 0.8)) * 0.7;
    },
    alive: () => speed.target > 0,
  };
}

const airPurifier: Build = (make) => {
  const [width, height, depth] = make.size(0.34, 0.7, 0.34);
  const radius = Math.min(width, depth) / 2;
  make.body(
    new Solid().puck(radius, height, [0, height / 2, 0], INK.white, 0.06).puck(radius * 0.7, 0.02, [0, height - 0.004, 0], INK.graphite, 0.01)
      .puck(radius * 1.004, height * 0.3, [0, height * 0.26, 0], INK.cream, 0.02),
  );
  const air: Record<string, [number, number, number]> = {
    good: [0.36, 0.72, 0.98], fair: [0.42, 0.85, 0.55], moderate: [0.98, 0.8, 0.3], poor: [1, 0.5, 0.2], very_poor: [0.95, 0.25, 0.2],
  };
  const ring = make.shine(new CylinderGeometry(radius * 1.01, radius * 1.01, 0.018, 32, 1, true).translate(0, height * 0.62, 0), 0xd7d2c8);
  const level = make.ease(0, 3);
  const flow = stream(make, [[0, height, 0]], "up", 0.55);
  let color = air.good!;
  return {
    apply(reading) {
      level.target = reading.on ? 1 : 0;
      color = air[reading.text("AirQuality", "air_quality") ?? "good"] ?? air.good!;
      flow.strength = reading.on ? 0.3 + reading.number("FanControl", "percent_setting", 30) / 160 : 0;
      flow.color = [0.75, 0.9, 1];
    },
    pose(time, seconds) {
      ring.set(color, level.value * 1.1);
      flow.pose(time, seconds);
    },
    alive: () => flow.strength > 0,
  };
};

const misty = (dry: boolean): Build => (make) => {
  const [width, height, depth] = make.size(dry ? 0.35 : 0.26, dry ? 0.5 : 0.36, dry ? 0.24 : 0.26);
  const solid = new Solid();
  if (dry) {
    solid.box([width, height, depth], [0, height / 2, 0], INK.white, 0.05);
    solid.box([width * 0.8, height * 0.3, 0.01], [0, height * 0.24, depth / 2], INK.glass, 0.01);
    for (let i = 0; i < 4; i++) solid.box([width * 0.66, 0.01, 0.02], [0, height * (0.6 + i * 0.07), depth / 2], INK.steel, 0.004);
  } else {
    solid.puck(width / 2, height * 0.34, [0, height * 0.17, 0], INK.white, 0.03);
    solid.puck(width * 0.46, height * 0.6, [0, height * 0.62, 0], INK.water, 0.06);
    solid.puck(width * 0.16, height * 0.08, [0, height * 0.95, 0], INK.white, 0.01);
  }
  make.body(solid);
  const dot = lampDot(make, [0, dry ? height * 0.48 : height * 0.16, dry ? depth / 2 + 0.004 : width / 2], [0.3, 0.7, 1]);
  const flow = stream(make, [[0, height, 0]], "up", dry ? 0.3 : 0.65);
  return {
    apply(reading) {
      dot.apply(reading);
      flow.strength = reading.on ? (dry ? 0.25 : 0.9) : 0;
      flow.color = [0.92, 0.96, 1];
    },
    pose(time, seconds) {
      dot.pose?.(time, seconds);
      flow.pose(time, seconds);
    },
    alive: () => flow.strength > 0,
  };
};

const thermostat: Build = (make) => {
  const [width] = make.size(0.12, 0.12, 0.03);
  const radius = Math.max(0.07, width / 2);
  make.body(new Solid().puck(radius, 0.03, [0, radius, 0], INK.white, 0.012, [Math.PI / 2, 0, 0]), 0);
  const face = make.shine(new CylinderGeometry(radius * 0.72, radius * 0.72, 0.008, 28).rotateX(Math.PI / 2).translate(0, radius, 0.016), INK.graphite);
  const level = make.ease(0, 3);
  let color = WARM;
  return {
    apply(reading) {
      const running = reading.text("Thermostat", "running");
      const off = reading.text("Thermostat", "system_mode") === "off";
      color = running === "cooling" ? COOL : WARM;
      level.target = off ? 0 : running === "heating" || running === "cooling" ? 1 : 0.25;
    },
    pose: () => face.set(color, level.value * 0.9),
  };
};

const heater: Build = (make) => {
  const [width, height, depth] = make.size(0.8, 0.55, 0.12);
  const solid = new Solid();
  const ribs = Math.max(4, Math.round(width / 0.09));
  for (let i = 0; i < ribs; i++) {
    solid.box([width / ribs - 0.012, height - 0.06, depth], [-width / 2 + ((i + 0.5) * width) / ribs, height / 2 + 0.04, 0], INK.white, 0.03);
  }
  make.body(solid);
  const glow = make.shine(new PlaneGeometry(width * 0.9, 0.02).rotateX(-Math.PI / 2).translate(0, height + 0.02, 0), INK.steel);
  const level = make.ease(0, 1.5);
  const flow = stream(make, [[-width / 4, height, 0], [width / 4, height, 0]], "up", 0.4);
  return {
    apply(reading) {
      level.target = reading.on ? 1 : 0;
      flow.strength = reading.on && reading.text("Thermostat", "running") !== "idle" ? 0.4 : 0;
      flow.color = WARM;
    },
    pose(time, seconds) {
      glow.set(WARM, level.value);
      flow.pose(time, seconds);
    },
    alive: () => flow.strength > 0,
  };
};

export const climate: Record<string, Build> = {
  air_conditioner: airConditioner, fan, air_purifier: airPurifier, humidifier: misty(false), dehumidifier: misty(true),
  thermostat, heater,
};
