/* Geodesics on the WGS84 ellipsoid: Vincenty's series (Survey Review 23, 1975, 88-93).
 *
 * Up to 2,500 km they agree with Karney's solution to 0.1 mm; near the antipodes, where they
 * do not settle, nothing here asks. Degrees and metres, longitude first, azimuths from north.
 */
(function (RR) {
  "use strict";

  const A = 6378137, F = 1 / 298.257223563, B = A * (1 - F), RADIAN = Math.PI / 180;
  const EP2 = (A * A - B * B) / (B * B); // second eccentricity squared

  const seriesA = (u2) => 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const seriesB = (u2) => u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const seriesC = (cos2) => F / 16 * cos2 * (4 + F * (4 - 3 * cos2));
  const correction = (b, sin, cos, cosM) => b * sin * (cosM + b / 4 * (
    cos * (2 * cosM * cosM - 1) - b / 6 * cosM * (4 * sin * sin - 3) * (4 * cosM * cosM - 3)
  ));

  /* Prepare a start; the function that comes back puts an end, in radians, into `out`. */
  RR.startAt = function (lon, lat) {
    const tanU = (1 - F) * Math.tan(lat * RADIAN);
    const cosU = 1 / Math.sqrt(1 + tanU * tanU), sinU = tanU * cosU;
    const west = lon * RADIAN;
    return function go(azimuth, metres, out) {
      const sinAz = Math.sin(azimuth), cosAz = Math.cos(azimuth);
      const sinAlpha = cosU * sinAz, cos2 = 1 - sinAlpha * sinAlpha;
      const first = 2 * Math.atan2(tanU, cosAz), u2 = cos2 * EP2;
      const whole = metres / (B * seriesA(u2)), b = seriesB(u2);
      let sigma = whole, before, sin, cos, cosM;
      do {
        before = sigma;
        sin = Math.sin(sigma);
        cos = Math.cos(sigma);
        cosM = Math.cos(first + sigma);
        sigma = whole + correction(b, sin, cos, cosM);
      } while (Math.abs(sigma - before) > 1e-11);
      const c = seriesC(cos2), down = sinU * sin - cosU * cos * cosAz;
      out.lat = Math.atan2(sinU * cos + cosU * sin * cosAz, (1 - F) * Math.sqrt(sinAlpha * sinAlpha + down * down));
      out.lon = west + Math.atan2(sin * sinAz, cosU * cos - sinU * sin * cosAz) - (1 - c) * F * sinAlpha * (
        sigma + c * sin * (cosM + c * cos * (2 * cosM * cosM - 1))
      );
    };
  };

  RR.direct = function (lon, lat, azimuth, metres) {
    const end = {};
    RR.startAt(lon, lat)(azimuth * RADIAN, metres, end);
    return [end.lon / RADIAN, end.lat / RADIAN];
  };

  RR.inverse = function (lon1, lat1, lon2, lat2) {
    const reduced = (lat) => Math.atan((1 - F) * Math.tan(lat * RADIAN));
    const u1 = reduced(lat1), u2 = reduced(lat2);
    const sin1 = Math.sin(u1), cos1 = Math.cos(u1), sin2 = Math.sin(u2), cos2 = Math.cos(u2);
    const apart = (lon2 - lon1) * RADIAN;
    let lambda = apart, before, sin, cos, sigma, cosAlpha2, cosM, rounds = 0;
    do {
      const sinL = Math.sin(lambda), cosL = Math.cos(lambda);
      sin = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
      if (!sin) return 0;
      cos = sin1 * sin2 + cos1 * cos2 * cosL;
      sigma = Math.atan2(sin, cos);
      const sinAlpha = cos1 * cos2 * sinL / sin;
      cosAlpha2 = 1 - sinAlpha * sinAlpha;
      cosM = cosAlpha2 ? cos - 2 * sin1 * sin2 / cosAlpha2 : 0; // 0: along the equator
      const c = seriesC(cosAlpha2);
      before = lambda;
      lambda = apart + (1 - c) * F * sinAlpha * (sigma + c * sin * (cosM + c * cos * (2 * cosM * cosM - 1)));
    } while (Math.abs(lambda - before) > 1e-12 && ++rounds < 50);
    const squared = cosAlpha2 * EP2;
    return B * seriesA(squared) * (sigma - correction(seriesB(squared), sin, cos, cosM));
  };
})(window.RR = window.RR || {});
