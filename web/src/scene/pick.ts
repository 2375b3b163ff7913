/** Which thing a ray or a finger means. Exact where it hits; else the nearest within a finger's width. */
import { type PerspectiveCamera, Raycaster, Ray, Vector2, Vector3 } from "three";
import type { Actor } from "./actor";

const caster = new Raycaster();
const point = new Vector3();

/** The thing that a ray (in world coordinates) means. `spread` is the tangent of the tolerated angle. */
export function pickByRay(actors: Iterable<Actor>, ray: Ray, toHome: (v: Vector3) => Vector3, scale: number, spread: number): Actor | null {
  const origin = toHome(ray.origin.clone());
  const ahead = toHome(ray.origin.clone().add(ray.direction)).sub(origin).normalize();
  const home = new Ray(origin, ahead);
  caster.ray.copy(ray);
  caster.near = 0;
  caster.far = Infinity;
  let best: Actor | null = null;
  let nearest = Infinity;
  let closest: Actor | null = null;
  let least = spread;
  for (const actor of actors) {
    const along = point.copy(actor.centre).sub(origin).dot(ahead);
    if (along <= 0) continue;
    if (home.intersectBox(actor.box, point)) {
      const hit = caster.intersectObject(actor.place, true)[0];
      if (hit && hit.distance < nearest) [best, nearest] = [actor, hit.distance];
    }
    const off = Math.max(0, home.distanceToPoint(actor.centre) - Math.min(actor.radius * 0.6, 0.15)) / along;
    if (off < least) [closest, least] = [actor, off];
  }
  if (best && closest && best.radius > closest.radius * 4 && least < spread * 0.3) {
    const before = point.copy(closest.centre).sub(origin).length() * scale;
    return before < nearest ? closest : best;
  }
  return best ?? closest;
}

/** The ray through a place on the surface, in pixels from its top left corner. */
export function rayThrough(camera: PerspectiveCamera, x: number, y: number, width: number, height: number): Ray {
  caster.setFromCamera(new Vector2((x / width) * 2 - 1, 1 - (y / height) * 2), camera);
  return caster.ray.clone();
}
