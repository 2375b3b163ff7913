/**
 * Lamps that light their own room and nothing beyond its walls.
 *
 * Real point lights would shine through walls and cost more with each lamp. Here every material asks, for each
 * fragment: in which room am I (a small raster of the plan), and which lamps shine there (at most six a room, in
 * a data texture)? The cost does not grow with the number of rooms or lamps.
 */
import {
  ClampToEdgeWrapping, DataTexture, FloatType, type Material, Matrix4, NearestFilter, type Object3D, RedFormat,
  RGBAFormat, UnsignedByteType, Vector4, type WebGLProgramParametersWithUniforms,
} from "three";
import { contains } from "./plane";
import type { Layout } from "./layout";

export const LAMPS_PER_ROOM = 6;

/** A lamp that shines: home coordinates in metres, linear RGB, reach in metres. */
export interface Glow {
  room: number;
  x: number;
  y: number;
  z: number;
  color: [number, number, number];
  reach: number;
}

const VERTEX_HEAD = /* glsl */ `
varying vec3 vHomeAt;
varying vec3 vHomeNormal;
uniform mat4 uHome;
`;

const VERTEX_BODY = /* glsl */ `
{
  vec4 homeAt = vec4(transformed, 1.0);
  vec3 homeNormal = objectNormal;
  #ifdef USE_INSTANCING
    homeAt = instanceMatrix * homeAt;
    homeNormal = mat3(instanceMatrix) * homeNormal;
  #endif
  mat4 toHome = uHome * modelMatrix;
  vHomeAt = (toHome * homeAt).xyz;
  vHomeNormal = mat3(toHome) * homeNormal;
}
`;

const FRAGMENT_HEAD = /* glsl */ `
varying vec3 vHomeAt;
varying vec3 vHomeNormal;
uniform sampler2D uRooms;
uniform sampler2D uLamps;
uniform vec4 uPlan;
uniform float uLampPower;
float nearFloor() {
  float upright = 1.0 - abs(normalize(vHomeNormal).y);
  return 1.0 - 0.2 * upright * exp(-max(0.0, vHomeAt.y) / 0.22);
}
vec3 roomLamps() {
  vec3 normal = normalize(vHomeNormal);
  vec2 at = (vHomeAt.xz + normal.xz * 0.14 - uPlan.xy) * uPlan.zw;
  if (at.x < 0.0 || at.y < 0.0 || at.x > 1.0 || at.y > 1.0) return vec3(0.0);
  int room = int(texture2D(uRooms, at).r * 255.0 + 0.5);
  if (room == 0) return vec3(0.0);
  vec3 sum = vec3(0.0);
  for (int i = 0; i < ${LAMPS_PER_ROOM}; i++) {
    vec4 place = texelFetch(uLamps, ivec2(i * 2, room), 0);
    if (place.w <= 0.0) break;
    vec3 shine = texelFetch(uLamps, ivec2(i * 2 + 1, room), 0).rgb;
    vec3 way = place.xyz - vHomeAt;
    float far = length(way);
    float wrapped = max(0.0, dot(normal, way / max(far, 0.001)) * 0.7 + 0.3);
    float fall = 1.0 / (1.0 + far * far * 0.55);
    float edge = 1.0 - smoothstep(place.w * 0.55, place.w, far);
    sum += shine * wrapped * fall * edge;
  }
  float most = max(sum.r, max(sum.g, sum.b));
  return sum * uLampPower / (1.0 + 0.28 * max(0.0, most - 1.6));
}
`;

/** Holds the plan's raster and the lamps, and teaches materials to use them. */
export class RoomLight {
  private readonly lamps: DataTexture;
  private readonly rooms: DataTexture;
  private readonly uniforms: Record<string, { value: unknown }>;
  private readonly rowCount: number;
  private readonly toHome = new Matrix4();

  constructor(layout: Layout) {
    this.rowCount = Math.min(255, layout.rooms.length) + 1;
    const width = LAMPS_PER_ROOM * 2;
    this.lamps = new DataTexture(new Float32Array(width * this.rowCount * 4), width, this.rowCount, RGBAFormat, FloatType);
    this.lamps.magFilter = this.lamps.minFilter = NearestFilter;
    const { left, top, right, bottom } = layout.bounds;
    const across = right - left || 1;
    const down = bottom - top || 1;
    this.rooms = rasterOf(layout, Math.max(across, down) > 30 ? 512 : 256);
    this.uniforms = {
      uRooms: { value: this.rooms },
      uLamps: { value: this.lamps },
      uPlan: { value: new Vector4(left, top, 1 / across, 1 / down) },
      uHome: { value: this.toHome },
      uLampPower: { value: 1 },
    };
  }

  /** The stage that carries the home: lamps follow it when it is scaled or moved (headset). */
  follow(stage: Object3D): void {
    stage.updateWorldMatrix(true, false);
    this.toHome.copy(stage.matrixWorld).invert();
  }

  set power(value: number) {
    this.uniforms.uLampPower!.value = value;
  }

  /** Which lamps shine now. Per room the brightest are kept. */
  shine(glows: Iterable<Glow>): void {
    const byRoom = new Map<number, Glow[]>();
    for (const glow of glows) {
      if (glow.room > 0 && glow.room < this.rowCount) byRoom.set(glow.room, [...(byRoom.get(glow.room) ?? []), glow]);
    }
    const data = this.lamps.image.data as Float32Array;
    data.fill(0);
    for (const [room, list] of byRoom) {
      list.sort((a, b) => b.color[0] + b.color[1] + b.color[2] - a.color[0] - a.color[1] - a.color[2]);
      list.slice(0, LAMPS_PER_ROOM).forEach((glow, i) => {
        data.set([glow.x, glow.y, glow.z, glow.reach, ...glow.color, 1], (room * LAMPS_PER_ROOM + i) * 8);
      });
    }
    this.lamps.needsUpdate = true;
  }

  /** Makes a lit material (Lambert or standard) see the lamps. */
  teach<M extends Material>(material: M): M {
    material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
      Object.assign(shader.uniforms, this.uniforms);
      shader.vertexShader = VERTEX_HEAD + shader.vertexShader.replace("#include <project_vertex>", `#include <project_vertex>\n${VERTEX_BODY}`);
      shader.fragmentShader =
        FRAGMENT_HEAD +
        shader.fragmentShader
          .replace("#include <color_fragment>", "#include <color_fragment>\ndiffuseColor.rgb *= nearFloor();")
          .replace(
            "#include <aomap_fragment>",
            "#include <aomap_fragment>\nreflectedLight.directDiffuse += diffuseColor.rgb * roomLamps();",
          );
    };
    material.customProgramCacheKey = () => "room-light";
    return material;
  }

  dispose(): void {
    this.lamps.dispose();
    this.rooms.dispose();
  }
}

function rasterOf(layout: Layout, side: number): DataTexture {
  const data = new Uint8Array(side * side);
  const { left, top, right, bottom } = layout.bounds;
  const stepX = (right - left || 1) / side;
  const stepY = (bottom - top || 1) / side;
  for (const room of layout.rooms) {
    if (room.index > 254) break;
    const from = (value: number, start: number, step: number) => Math.max(0, Math.floor((value - start) / step) - 1);
    const i0 = from(room.bounds.left, left, stepX);
    const j0 = from(room.bounds.top, top, stepY);
    for (let j = j0; j < side && top + j * stepY <= room.bounds.bottom; j++) {
      for (let i = i0; i < side && left + i * stepX <= room.bounds.right; i++) {
        if (contains(room.outline, [left + (i + 0.5) * stepX, top + (j + 0.5) * stepY])) data[j * side + i] = room.index;
      }
    }
  }
  const texture = new DataTexture(data, side, side, RedFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = NearestFilter;
  texture.wrapS = texture.wrapT = ClampToEdgeWrapping;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}
