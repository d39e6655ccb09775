// Whether one type is below the other is a question that leads to itself, larger each time (Kennedy and Pierce).
class Down<Z> {}

class Up<X> extends Down<Down<? super Up<Up<X>>>> {
    Down<? super Up<Byte>> ask(Up<Byte> up) {
        return up;
    }
}
