"""How places lie: what a gazetteer is, the user's own pairs, and GeoNames by the optional extra ``casualtylib[places]``.

>>> from casualtylib.gazetteer import Pairs
>>> [str(relation) for relation in Pairs([("Anser", "Velland")]).relate("", ["Anser", "Velland"], [])]
['Anser lies in Velland']
"""

from casualtylib.gazetteer.geonames import GeoNames
from casualtylib.gazetteer.relation import Gazetteer, Pairs, Relation

__all__ = ["Gazetteer", "GeoNames", "Pairs", "Relation"]
