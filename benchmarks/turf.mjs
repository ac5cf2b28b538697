// Reads a job from stdin, times Turf on it, writes the milliseconds and the result.
import { readFileSync } from "node:fs";
import * as turf from "@turf/turf";

const job = JSON.parse(readFileSync(0, "utf8"));
const km = { units: "kilometers" };
for (const [x, y] of job.warm ?? []) turf.circle([x, y], 100, { ...km, steps: job.steps });
const start = performance.now();
const result = job.centres
  ? job.centres.map(([x, y, r]) => turf.circle([x, y], r / 1000, { ...km, steps: job.steps }).geometry)
  : [turf.buffer(job.geometry, job.radius / 1000, { ...km, steps: job.steps }).geometry];
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, result }));
