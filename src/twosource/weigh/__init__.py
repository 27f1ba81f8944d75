"""Stage: weigh. What reports say together to how well it stands."""

from twosource.weigh.weigher import Weigher, WeighSettings

__all__ = ["WeighSettings", "Weigher"]
